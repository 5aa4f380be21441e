package com.rpc.web;

import com.caucho.hessian.io.*;
import com.esotericsoftware.kryo.Kryo;
import java.io.*;
import org.springframework.web.bind.annotation.*;

public class Rpc {
    @PostMapping("/rpc/kryo")
    public Object kryo(@RequestBody byte[] body) {
        Kryo kryo = new Kryo();
        kryo.setRegistrationRequired(true);
        // ok: java/binary-format-deserialisation
        return kryo.readClassAndObject(new Input(body));
    }

    public Object cache(byte[] bytes) throws IOException {
        // ok: java/binary-format-deserialisation
        return new Hessian2Input(new ByteArrayInputStream(bytes)).readObject();
    }

    @PostMapping("/rpc/typed")
    public Object typed(@RequestBody byte[] body) throws IOException {
        // ok: java/binary-format-deserialisation
        return Order.parseFrom(body);
    }

    @PostMapping("/rpc/write")
    public void write(@RequestBody Order order, OutputStream out) throws IOException {
        // ok: java/binary-format-deserialisation
        new Hessian2Output(out).writeObject(order);
    }

    public Object file(File file, Kryo kryo) throws IOException {
        // ok: java/binary-format-deserialisation
        return kryo.readClassAndObject(new Input(new FileInputStream(file)));
    }
}
