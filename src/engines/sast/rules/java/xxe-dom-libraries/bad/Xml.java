package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read31(@RequestBody String xml) throws Exception {
        SAXReader reader = new SAXReader();
        // ruleid: java/xxe-dom-libraries
        return reader.read(new InputSource(new StringReader(xml)));
    }

    @PostMapping("/xml")
    public Object read32(@RequestParam MultipartFile file) throws Exception {
        // ruleid: java/xxe-dom-libraries
        return new SAXBuilder().build(file.getInputStream());
    }

    @PostMapping("/xml")
    public Object read33(@RequestBody String xml) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        // ruleid: java/xxe-dom-libraries
        return builder.build(new StringReader(xml));
    }

    @PostMapping("/xml")
    public Object read34(@RequestBody String xml) throws Exception {
        // ruleid: java/xxe-dom-libraries
        return DocumentHelper.parseText(xml);
    }

    @PostMapping("/xml")
    public Object read35(HttpServletRequest request) throws Exception {
        Digester digester = new Digester();
        // ruleid: java/xxe-dom-libraries
        return digester.parse(request.getInputStream());
    }
}
