package com.shop.beans;

import java.beans.XMLDecoder;
import java.io.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Beans {
    @PostMapping("/beans")
    public Object read(@RequestBody String xml) {
        // ruleid: java/xml-decoder
        XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(xml.getBytes()));
        return decoder.readObject();
    }

    @PostMapping("/beans/upload")
    public Object upload(@RequestParam("file") MultipartFile file) throws IOException {
        // ruleid: java/xml-decoder
        return new XMLDecoder(new BufferedInputStream(file.getInputStream())).readObject();
    }

    public Object servlet(HttpServletRequest request) throws IOException {
        // ruleid: java/xml-decoder
        try (XMLDecoder decoder = new XMLDecoder(request.getInputStream())) {
            return decoder.readObject();
        }
    }

    public Object header(HttpServletRequest request) {
        byte[] bytes = Base64.getDecoder().decode(request.getHeader("X-State"));
        // ruleid: java/xml-decoder
        return new XMLDecoder(new ByteArrayInputStream(bytes)).readObject();
    }

    @PostMapping("/beans/source")
    public Object source(@RequestParam String xml) {
        // ruleid: java/xml-decoder
        return new XMLDecoder(new InputSource(new StringReader(xml))).readObject();
    }
}
