package com.shop.security;

import io.jsonwebtoken.Jwts;
import com.auth0.jwt.algorithms.Algorithm;


public class Settings {
    private static final String KEY = "shop-signing-text";

    public Object m7(String user) throws Exception {
        // ok: java/jwt-hardcoded-key
        return Jwts.builder().setSubject(user).signWith(SignatureAlgorithm.HS256, secret).compact();
    }

    public Object m8(String token) throws Exception {
        // ok: java/jwt-hardcoded-key
        return Jwts.parser().setSigningKey(settings.getKey()).parseClaimsJws(token);
    }

    public Object m9() throws Exception {
        // ok: java/jwt-hardcoded-key
        return Algorithm.HMAC256(System.getenv("JWT_KEY"));
    }

    public Object m10() throws Exception {
        // ok: java/jwt-hardcoded-key
        return Algorithm.RSA256(publicKey, privateKey);
    }

    public Object m11(String user) throws Exception {
        // ok: java/jwt-hardcoded-key
        return Jwts.builder().setIssuer("shop").setSubject(user).signWith(key).compact();
    }
}
