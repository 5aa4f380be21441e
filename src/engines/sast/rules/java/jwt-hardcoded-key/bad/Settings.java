package com.shop.security;

import io.jsonwebtoken.Jwts;
import com.auth0.jwt.algorithms.Algorithm;


public class Settings {
    private static final String KEY = "shop-signing-text";

    public Object m1(String user) throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Jwts.builder().setSubject(user).signWith(SignatureAlgorithm.HS256, "shop-signing-text").compact();
    }

    public Object m2(String user) throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Jwts.builder().setSubject(user).signWith(SignatureAlgorithm.HS512, KEY).compact();
    }

    public Object m3(String token) throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Jwts.parser().setSigningKey(KEY).parseClaimsJws(token);
    }

    public Object m4() throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Algorithm.HMAC256("shop-signing-text");
    }

    public Object m5() throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Algorithm.HMAC512(KEY);
    }

    public Object m6(String user) throws Exception {
        // ruleid: java/jwt-hardcoded-key
        return Jwts.builder().setSubject(user).signWith(Keys.hmacShaKeyFor(KEY.getBytes())).compact();
    }
}
