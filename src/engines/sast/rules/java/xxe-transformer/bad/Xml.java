package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read41(@RequestBody String xml) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        // ruleid: java/xxe-transformer
        transformer.transform(new StreamSource(new StringReader(xml)), new StreamResult(new StringWriter()));
        return "read";
    }

    @PostMapping("/xml")
    public Object read42(@RequestParam MultipartFile file) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        // ruleid: java/xxe-transformer
        return factory.newTransformer(new StreamSource(file.getInputStream()));
    }

    @PostMapping("/xml")
    public Object read43(HttpServletRequest request) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // ruleid: java/xxe-transformer
        return factory.newSchema(new StreamSource(request.getInputStream()));
    }

    @PostMapping("/xml")
    public Object read44(@RequestBody String xml) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Validator validator = factory.newSchema(new File("order.xsd")).newValidator();
        // ruleid: java/xxe-transformer
        validator.validate(new StreamSource(new StringReader(xml)));
        return "read";
    }

    @PostMapping("/xml")
    public Object read45(@RequestBody String xml) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        Transformer transformer = factory.newTransformer();
        // ruleid: java/xxe-transformer
        transformer.transform(new SAXSource(new InputSource(new StringReader(xml))), new DOMResult());
        return "read";
    }
}
