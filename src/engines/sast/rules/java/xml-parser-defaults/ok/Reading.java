package com.shop.xml;

import java.io.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Xml {

    public Object read56(InputStream in) throws Exception {
        // ok: java/xml-parser-defaults
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(in);
    }


    public Object read57() throws Exception {
        // ok: java/xml-parser-defaults
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().newDocument();
    }


    public Object read58(InputStream in) throws Exception {
        // ok: java/xml-parser-defaults
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(in);
    }


    public Object read59(InputStream in) throws Exception {
        // ok: java/xml-parser-defaults
        SAXReader reader = new SAXReader();
        reader.setEntityResolver(new NoEntities());
        return reader.read(in);
    }


    public Object read60(InputStream in) throws Exception {
        // ok: java/xml-parser-defaults
        SAXParserFactory factory = SAXParserFactory.newInstance();
        harden(factory);
        factory.newSAXParser().parse(in, new Rows());
        return null;
    }
}
