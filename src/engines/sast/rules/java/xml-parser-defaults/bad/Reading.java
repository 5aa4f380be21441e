package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {

    public Object read51(InputStream in) throws Exception {
        // ruleid: java/xml-parser-defaults
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(in);
    }


    public Object read52(InputStream in) throws Exception {
        // ruleid: java/xml-parser-defaults
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        SAXParser parser = factory.newSAXParser();
        parser.parse(in, new Rows());
        return null;
    }


    public Object read53(InputStream in) throws Exception {
        // ruleid: java/xml-parser-defaults
        XMLInputFactory factory = XMLInputFactory.newInstance();
        return factory.createXMLStreamReader(in);
    }


    public Object read54(InputStream in) throws Exception {
        // ruleid: java/xml-parser-defaults
        SAXReader reader = new SAXReader();
        return reader.read(in);
    }


    public Object read55(InputStream in) throws Exception {
        // ruleid: java/xml-parser-defaults
        SAXBuilder builder = new SAXBuilder();
        return builder.build(in);
    }
}
