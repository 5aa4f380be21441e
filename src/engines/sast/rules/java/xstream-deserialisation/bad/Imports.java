package com.shop.imports;

import com.thoughtworks.xstream.XStream;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Imports {
    private final XStream shared = new XStream();

    @PostMapping("/import")
    public Object load(@RequestBody String xml) {
        XStream xstream = new XStream(new DomDriver());
        // ruleid: java/xstream-deserialisation
        return xstream.fromXML(xml);
    }

    public Object stream(HttpServletRequest request) throws Exception {
        // ruleid: java/xstream-deserialisation
        return shared.fromXML(request.getInputStream());
    }

    @PostMapping("/import/any")
    public Object any(@RequestParam("xml") String xml) {
        XStream xstream = new XStream();
        xstream.addPermission(AnyTypePermission.ANY);
        // ruleid: java/xstream-deserialisation
        return xstream.fromXML(xml);
    }

    @PostMapping("/import/direct")
    public Object direct(@RequestBody String xml) {
        // ruleid: java/xstream-deserialisation
        return new XStream().fromXML(xml);
    }

    @PostMapping("/import/into")
    public void into(@RequestBody Upload upload, Order order) {
        // ruleid: java/xstream-deserialisation
        shared.fromXML(upload.getXml(), order);
    }
}
