package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read36(@RequestBody String xml) throws Exception {
        SAXReader reader = new SAXReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java/xxe-dom-libraries
        return reader.read(new InputSource(new StringReader(xml)));
    }

    @PostMapping("/xml")
    public Object read37(@RequestParam MultipartFile file) throws Exception {
        SAXBuilder builder = new SAXBuilder();
        builder.setExpandEntities(false);
        // ok: java/xxe-dom-libraries
        return builder.build(file.getInputStream());
    }

    @PostMapping("/xml")
    public Object read38(@RequestBody String xml) throws Exception {
        // ok: java/xxe-dom-libraries
        return SAXReader.createDefault().read(new InputSource(new StringReader(xml)));
    }

    @PostMapping("/xml")
    public Object read39(HttpServletRequest request) throws Exception {
        Digester digester = new Digester();
        digester.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java/xxe-dom-libraries
        return digester.parse(request.getInputStream());
    }


    public Object read40() throws Exception {
        // ok: java/xxe-dom-libraries
        return new SAXReader().read(Xml.class.getResourceAsStream("/rows.xml"));
    }
}
