package com.bi.sources;

import java.sql.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Sources {
    @GetMapping("/6")
    public Object m6(@RequestParam String value) throws Exception {
        // ok: java/jdbc-address-injection
        return DriverManager.getConnection("jdbc:h2:mem:shop");
    }

    public Object m7(Settings settings) throws Exception {
        // ok: java/jdbc-address-injection
        return DriverManager.getConnection(settings.getUrl());
    }

    @GetMapping("/8")
    public Object m8(@RequestParam String value) throws Exception {
        if (!ADDRESSES.contains(value)) return null;
        // ok: java/jdbc-address-injection
        return DriverManager.getConnection(value);
    }

    @GetMapping("/9")
    public Object m9(@RequestParam String value) throws Exception {
        // ok: java/jdbc-address-injection
        return DriverManager.getConnection(URL, value, "");
    }

    @GetMapping("/10")
    public Object m10(@RequestParam String value) throws Exception {
        Connection connection = pool.getConnection();
        // ok: java/jdbc-address-injection
        return connection.prepareStatement("select 1");
    }
}
