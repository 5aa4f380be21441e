package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read1(@RequestBody String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        // ruleid: java/xxe-document-builder
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    @PostMapping("/xml")
    public Object read2(@RequestParam MultipartFile file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        // ruleid: java/xxe-document-builder
        return factory.newDocumentBuilder().parse(file.getInputStream());
    }

    @PostMapping("/xml")
    public Object read3(@RequestBody String xml) throws Exception {
        // ruleid: java/xxe-document-builder
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes()));
    }

    @PostMapping("/xml")
    public Object read4(HttpServletRequest request) throws Exception {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            DocumentBuilder builder = factory.newDocumentBuilder();
            InputSource source = new InputSource(request.getInputStream());
            // ruleid: java/xxe-document-builder
            return builder.parse(source);
        } catch (SAXException broken) {
            return null;
        }
    }

    @PostMapping("/xml")
    public Object read5(HttpServletRequest request) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setXIncludeAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // ruleid: java/xxe-document-builder
        Document document = builder.parse(new InputSource(request.getReader()));
        return document;
    }
}
