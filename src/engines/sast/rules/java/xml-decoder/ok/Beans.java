package com.shop.beans;

import java.beans.*;
import java.io.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Beans {
    public Object file(File file) throws IOException {
        // ok: java/xml-decoder
        return new XMLDecoder(new FileInputStream(file)).readObject();
    }

    public Object resource() {
        // ok: java/xml-decoder
        return new XMLDecoder(Beans.class.getResourceAsStream("/defaults.xml")).readObject();
    }

    @PostMapping("/beans/write")
    public void write(@RequestBody Order order, OutputStream out) {
        // ok: java/xml-decoder
        new XMLEncoder(out).writeObject(order);
    }

    @PostMapping("/beans/json")
    public Object json(@RequestBody String text) throws IOException {
        // ok: java/xml-decoder
        return mapper.readValue(text, Order.class);
    }

    public Object bytes(byte[] stored) {
        // ok: java/xml-decoder
        return new XMLDecoder(new ByteArrayInputStream(stored)).readObject();
    }
}
