package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read6(@RequestBody String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // ok: java/xxe-document-builder
        return builder.parse(new InputSource(new StringReader(xml)));
    }

    @PostMapping("/xml")
    public Object read7(@RequestParam MultipartFile file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // ok: java/xxe-document-builder
        return factory.newDocumentBuilder().parse(file.getInputStream());
    }

    @PostMapping("/xml")
    public Object read8(@RequestBody String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
        // ok: java/xxe-document-builder
        return builder.parse(new InputSource(new StringReader(xml)));
    }


    public Object read9() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // ok: java/xxe-document-builder
        return factory.newDocumentBuilder().parse(Xml.class.getResourceAsStream("/settings.xml"));
    }

    @PostMapping("/xml")
    public Object read10(@RequestBody String xml) throws Exception {
        // ok: java/xxe-document-builder
        return documents.newSafeBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
