package com.shop.security;

import java.sql.*;


public class Settings {
    private static final String URL = "jdbc:mysql://db/shop";
    private static final String USER = "shop";
    private static final String PASSWORD = "summer-2019";

    public Object m1() throws Exception {
        // ruleid: java/hardcoded-database-password
        return DriverManager.getConnection("jdbc:mysql://db/shop", "shop", "summer-2019");
    }

    public Object m2() throws Exception {
        // ruleid: java/hardcoded-database-password
        return DriverManager.getConnection(URL, USER, PASSWORD);
    }

    public Object m3(HikariConfig config) throws Exception {
        // ruleid: java/hardcoded-database-password
        config.setPassword("summer-2019");
        return config;
    }

    public Object m4(BasicDataSource source) throws Exception {
        // ruleid: java/hardcoded-database-password
        source.setPassword("summer-2019");
        return source;
    }

    public Object m5() throws Exception {
        // ruleid: java/hardcoded-database-password
        return DriverManager.getConnection("jdbc:postgresql://db/shop?user=shop&password=summer-2019");
    }
}
