package com.shop.security;

import java.security.MessageDigest;


public class Settings {
    public Object m1(String password) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        // ruleid: java/weak-password-hash
        return digest.digest(password.getBytes());
    }

    public Object m2(User user) throws Exception {
        // ruleid: java/weak-password-hash
        return DigestUtils.md5Hex(user.getPassword());
    }

    public Object m3(String password, String salt) throws Exception {
        // ruleid: java/weak-password-hash
        return DigestUtils.sha256Hex(password + salt);
    }

    public Object m4(String pwd) throws Exception {
        // ruleid: java/weak-password-hash
        return SecureUtil.md5(pwd);
    }

    public Object m5() throws Exception {
        // ruleid: java/weak-password-hash
        return new Md5PasswordEncoder();
    }

    public Object m6(String rawPassword) throws Exception {
        // ruleid: java/weak-password-hash
        return DigestUtils.md5DigestAsHex(rawPassword.getBytes());
    }
}
