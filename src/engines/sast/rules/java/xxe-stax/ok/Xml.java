package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read26(@RequestBody String xml) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // ok: java/xxe-stax
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    @PostMapping("/xml")
    public Object read27(@RequestParam MultipartFile file) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty("javax.xml.stream.isSupportingExternalEntities", Boolean.FALSE);
        // ok: java/xxe-stax
        return factory.createXMLEventReader(file.getInputStream());
    }

    @PostMapping("/xml")
    public Object read28(@RequestBody String xml) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setXMLResolver((a, b, c, d) -> new ByteArrayInputStream(new byte[0]));
        // ok: java/xxe-stax
        return factory.createXMLStreamReader(new StringReader(xml));
    }

    @PostMapping("/xml")
    public Object read29(@RequestBody String xml) throws Exception {
        // ok: java/xxe-stax
        return this.factory.createXMLStreamReader(new StringReader(xml));
    }


    public Object read30() throws Exception {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        // ok: java/xxe-stax
        return factory.createXMLStreamReader(Xml.class.getResourceAsStream("/rows.xml"));
    }
}
