package com.shop.security;

import java.sql.*;


public class Settings {
    private static final String URL = "jdbc:mysql://db/shop";
    private static final String USER = "shop";
    private static final String PASSWORD = "summer-2019";

    public Object m6() throws Exception {
        // ok: java/hardcoded-database-password
        return DriverManager.getConnection(url, user, password);
    }

    public Object m7() throws Exception {
        // ok: java/hardcoded-database-password
        return DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
    }

    public Object m8(HikariConfig config) throws Exception {
        // ok: java/hardcoded-database-password
        config.setPassword(System.getenv("DB_PASSWORD"));
        return config;
    }

    public Object m9(User user) throws Exception {
        // ok: java/hardcoded-database-password
        user.setPassword("first-login");
        return user;
    }

    public Object m10() throws Exception {
        // ok: java/hardcoded-database-password
        return DriverManager.getConnection("jdbc:sqlite:shop.db");
    }
}
