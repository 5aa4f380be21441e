package com.shop.security;

import java.security.*;
import javax.crypto.Cipher;


public class Settings {
    public Object m1() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ruleid: java/weak-rsa
        generator.initialize(1024);
        return generator.generateKeyPair();
    }

    public Object m2() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        // ruleid: java/weak-rsa
        generator.initialize(1024, new SecureRandom());
        return generator.generateKeyPair();
    }

    public Object m3() throws Exception {
        // ruleid: java/weak-rsa
        return Cipher.getInstance("RSA/ECB/PKCS1Padding");
    }

    public Object m4() throws Exception {
        // ruleid: java/weak-rsa
        return Cipher.getInstance("RSA");
    }

    public Object m5() throws Exception {
        // ruleid: java/weak-rsa
        return Cipher.getInstance("RSA/ECB/NoPadding");
    }
}
