package com.shop.security;

import java.security.MessageDigest;


public class Settings {
    public Object m7(String password) throws Exception {
        // ok: java/weak-password-hash
        return new BCryptPasswordEncoder().encode(password);
    }

    public Object m8(byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        // ok: java/weak-password-hash
        return digest.digest(content);
    }

    public Object m9(String path) throws Exception {
        // ok: java/weak-password-hash
        return DigestUtils.md5Hex(path);
    }

    public Object m10(String password) throws Exception {
        // ok: java/weak-password-hash
        return encoder.matches(password, stored);
    }

    public Object m11(String passwordResetLink) throws Exception {
        // ok: java/weak-password-hash
        return DigestUtils.sha256Hex(passwordResetLink);
    }
}
