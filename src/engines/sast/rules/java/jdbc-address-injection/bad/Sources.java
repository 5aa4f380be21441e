package com.bi.sources;

import java.sql.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Sources {
    @GetMapping("/1")
    public Object m1(@RequestParam String value) throws Exception {
        // ruleid: java/jdbc-address-injection
        return DriverManager.getConnection(value);
    }

    @PostMapping("/2")
    public Object m2(@RequestBody Source source) throws Exception {
        // ruleid: java/jdbc-address-injection
        return DriverManager.getConnection(source.getUrl(), source.getUser(), source.getPassword());
    }

    @GetMapping("/3")
    public Object m3(@RequestParam String value) throws Exception {
        HikariConfig config = new HikariConfig();
        // ruleid: java/jdbc-address-injection
        config.setJdbcUrl("jdbc:mysql://" + value);
        return config;
    }

    public Object m4(HttpServletRequest request) throws Exception {
        DruidDataSource source = new DruidDataSource();
        // ruleid: java/jdbc-address-injection
        source.setUrl(request.getParameter("url"));
        return source;
    }

    @GetMapping("/5")
    public Object m5(@RequestParam String value) throws Exception {
        String url = String.format("jdbc:postgresql://%s/shop", value);
        // ruleid: java/jdbc-address-injection
        return DriverManager.getConnection(url);
    }
}
