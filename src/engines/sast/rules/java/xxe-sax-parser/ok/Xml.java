package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read16(@RequestBody String xml) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java/xxe-sax-parser
        factory.newSAXParser().parse(new InputSource(new StringReader(xml)), new Rows());
        return "read";
    }

    @PostMapping("/xml")
    public Object read17(@RequestBody String xml) throws Exception {
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // ok: java/xxe-sax-parser
        reader.parse(new InputSource(new StringReader(xml)));
        return "read";
    }

    @PostMapping("/xml")
    public Object read18(@RequestBody String xml) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        SAXParser parser = factory.newSAXParser();
        parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // ok: java/xxe-sax-parser
        parser.parse(new InputSource(new StringReader(xml)), new Rows());
        return "read";
    }


    public Object read19() throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        SAXParser parser = factory.newSAXParser();
        // ok: java/xxe-sax-parser
        parser.parse(Xml.class.getResourceAsStream("/rows.xml"), new Rows());
        return "read";
    }

    @PostMapping("/xml")
    public Object read20(@RequestBody String xml) throws Exception {
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setEntityResolver(new NoEntities());
        // ok: java/xxe-sax-parser
        reader.parse(new InputSource(new StringReader(xml)));
        return "read";
    }
}
