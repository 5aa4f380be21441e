package com.shop.session;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Session extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: java/object-stream-deserialisation
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        Cart cart = (Cart) in.readObject();
    }

    @GetMapping("/remember")
    public Object remember(@CookieValue("remember") String remember) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(remember);
        // ruleid: java/object-stream-deserialisation
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes));
        return in.readObject();
    }

    @PostMapping("/state")
    public Object state(@RequestBody byte[] body) {
        // ruleid: java/object-stream-deserialisation
        return SerializationUtils.deserialize(body);
    }

    public Object cookie(HttpServletRequest request) throws Exception {
        Cookie cookie = request.getCookies()[0];
        byte[] plain = cipher.decrypt(Base64.getDecoder().decode(cookie.getValue()), key);
        // ruleid: java/object-stream-deserialisation
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(plain))) {
            return in.readObject();
        }
    }

    @PostMapping("/upload")
    public Object upload(@RequestParam MultipartFile file) throws Exception {
        // ruleid: java/object-stream-deserialisation
        return new ObjectInputStream(new BufferedInputStream(file.getInputStream())).readObject();
    }
}
