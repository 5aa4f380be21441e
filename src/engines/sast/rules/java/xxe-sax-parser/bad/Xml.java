package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {
    @PostMapping("/xml")
    public Object read11(@RequestBody String xml) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        SAXParser parser = factory.newSAXParser();
        // ruleid: java/xxe-sax-parser
        parser.parse(new InputSource(new StringReader(xml)), new Rows());
        return "read";
    }

    @PostMapping("/xml")
    public Object read12(@RequestBody String xml) throws Exception {
        XMLReader reader = XMLReaderFactory.createXMLReader();
        reader.setContentHandler(new Rows());
        // ruleid: java/xxe-sax-parser
        reader.parse(new InputSource(new StringReader(xml)));
        return "read";
    }

    @PostMapping("/xml")
    public Object read13(HttpServletRequest request) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        XMLReader reader = factory.newSAXParser().getXMLReader();
        // ruleid: java/xxe-sax-parser
        reader.parse(new InputSource(request.getInputStream()));
        return "read";
    }

    @PostMapping("/xml")
    public Object read14(@RequestParam MultipartFile file) throws Exception {
        // ruleid: java/xxe-sax-parser
        SAXParserFactory.newInstance().newSAXParser().parse(file.getInputStream(), new Rows());
        return "read";
    }

    @PostMapping("/xml")
    public Object read15(@RequestBody String xml) throws Exception {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            SAXParser parser = factory.newSAXParser();
            XMLReader reader = parser.getXMLReader();
            // ruleid: java/xxe-sax-parser
            reader.parse(new InputSource(new StringReader(xml)));
        } catch (SAXException broken) {
            return null;
        }
        return "read";
    }
}
