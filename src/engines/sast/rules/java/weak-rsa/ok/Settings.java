package com.shop.security;

import java.security.*;
import javax.crypto.Cipher;


public class Settings {
    public Object m6() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // ok: java/weak-rsa
        generator.initialize(3072);
        return generator.generateKeyPair();
    }

    public Object m7() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        // ok: java/weak-rsa
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    public Object m8() throws Exception {
        // ok: java/weak-rsa
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    }

    public Object m9() throws Exception {
        // ok: java/weak-rsa
        return Signature.getInstance("SHA256withRSA");
    }

    public Object m10() throws Exception {
        // ok: java/weak-rsa
        return Cipher.getInstance("AES/GCM/NoPadding");
    }
}
