package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read21(@RequestBody String xml) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // ruleid: java/xxe-stax
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    @PostMapping("/xml")
    public Object read22(@RequestParam MultipartFile file) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // ruleid: java/xxe-stax
        XMLEventReader reader = factory.createXMLEventReader(file.getInputStream());
        return reader.nextEvent();
    }

    @PostMapping("/xml")
    public Object read23(HttpServletRequest request) throws Exception {
        // ruleid: java/xxe-stax
        return XMLInputFactory.newInstance().createXMLStreamReader(request.getInputStream());
    }

    @PostMapping("/xml")
    public Object read24(@RequestBody String xml) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // ruleid: java/xxe-stax
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml.getBytes()));
    }

    @PostMapping("/xml")
    public Object read25(HttpServletRequest request) throws Exception {
        try {
            XMLInputFactory factory = XMLInputFactory.newInstance();
            // ruleid: java/xxe-stax
            return factory.createXMLStreamReader(request.getReader());
        } catch (XMLStreamException broken) {
            return null;
        }
    }
}
