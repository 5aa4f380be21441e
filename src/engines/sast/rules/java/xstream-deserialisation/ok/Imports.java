package com.shop.imports;

import com.thoughtworks.xstream.XStream;
import org.springframework.web.bind.annotation.*;

@RestController
public class Imports {
    @PostMapping("/import")
    public Object load(@RequestBody String xml) {
        XStream xstream = new XStream();
        xstream.allowTypes(new Class[] {Order.class});
        // ok: java/xstream-deserialisation
        return xstream.fromXML(xml);
    }

    @PostMapping("/import/wild")
    public Object wild(@RequestBody String xml) {
        XStream xstream = new XStream();
        xstream.allowTypesByWildcard(new String[] {"com.shop.**"});
        // ok: java/xstream-deserialisation
        return xstream.fromXML(xml);
    }

    public Object file(java.io.File file) {
        // ok: java/xstream-deserialisation
        return new XStream().fromXML(file);
    }

    public Object fixed() {
        // ok: java/xstream-deserialisation
        return new XStream().fromXML("<order/>");
    }

    @PostMapping("/export")
    public String written(@RequestBody Order order) {
        // ok: java/xstream-deserialisation
        return new XStream().toXML(order);
    }
}
