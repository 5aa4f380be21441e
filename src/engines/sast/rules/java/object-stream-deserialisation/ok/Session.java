package com.shop.session;

import java.io.*;
import java.util.Base64;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Session extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java/object-stream-deserialisation
        ListedObjectInputStream in = new ListedObjectInputStream(request.getInputStream());
        Cart cart = (Cart) in.readObject();
    }

    public Object filtered(HttpServletRequest request) throws Exception {
        // ok: java/object-stream-deserialisation
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.shop.*;!*"));
        return in.readObject();
    }

    public Object fromFile(File file) throws Exception {
        // ok: java/object-stream-deserialisation
        return new ObjectInputStream(new FileInputStream(file)).readObject();
    }

    @PostMapping("/json")
    public Object json(@RequestBody String body) throws Exception {
        // ok: java/object-stream-deserialisation
        return mapper.readValue(body, Cart.class);
    }

    public byte[] written(Cart cart) {
        // ok: java/object-stream-deserialisation
        return SerializationUtils.serialize(cart);
    }
}
