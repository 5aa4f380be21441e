package com.rpc.web;

import com.caucho.hessian.io.*;
import com.esotericsoftware.kryo.Kryo;
import java.io.*;
import org.springframework.web.bind.annotation.*;

public class Rpc extends HttpServlet {
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HessianInput input = new HessianInput(request.getInputStream());
        // ruleid: java/binary-format-deserialisation
        Object call = input.readObject();
    }

    @PostMapping("/rpc")
    public Object two(@RequestBody byte[] body) throws IOException {
        Hessian2Input input = new Hessian2Input(new ByteArrayInputStream(body));
        // ruleid: java/binary-format-deserialisation
        return input.readObject();
    }

    @PostMapping("/rpc/kryo")
    public Object kryo(@RequestBody byte[] body) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(false);
        // ruleid: java/binary-format-deserialisation
        return kryo.readClassAndObject(new Input(body));
    }

    @PostMapping("/rpc/upload")
    public Object upload(@RequestParam MultipartFile file) throws IOException {
        Kryo kryo = new Kryo();
        // ruleid: java/binary-format-deserialisation
        return kryo.readClassAndObject(new Input(file.getInputStream()));
    }

    @PostMapping("/rpc/fst")
    public Object fst(@RequestBody byte[] body) {
        FSTConfiguration configuration = FSTConfiguration.createDefaultConfiguration();
        // ruleid: java/binary-format-deserialisation
        return configuration.asObject(body);
    }
}
