package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read46(@RequestBody String xml) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Transformer transformer = factory.newTransformer();
        // ok: java/xxe-transformer
        transformer.transform(new StreamSource(new StringReader(xml)), new DOMResult());
        return "read";
    }


    public Object read47(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        // ok: java/xxe-transformer
        transformer.transform(new DOMSource(document), new StreamResult(new StringWriter()));
        return "read";
    }

    @PostMapping("/xml")
    public Object read48(HttpServletRequest request) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // ok: java/xxe-transformer
        return factory.newSchema(new StreamSource(request.getInputStream()));
    }

    @PostMapping("/xml")
    public Object read49(@RequestParam MultipartFile file) throws Exception {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // ok: java/xxe-transformer
        return factory.newTransformer(new StreamSource(file.getInputStream()));
    }


    public Object read50() throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // ok: java/xxe-transformer
        return factory.newSchema(new File("order.xsd"));
    }
}
