package com.shop.security;

import javax.net.ssl.*;


public class Settings {
    public Object m1() throws Exception {
        // ruleid: java/old-tls-version
        return SSLContext.getInstance("SSL");
    }

    public Object m2() throws Exception {
        // ruleid: java/old-tls-version
        return SSLContext.getInstance("TLSv1");
    }

    public Object m3() throws Exception {
        // ruleid: java/old-tls-version
        return SSLContext.getInstance("SSLv3");
    }

    public Object m4(SSLSocket socket) throws Exception {
        // ruleid: java/old-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.1", "TLSv1.2"});
        return socket;
    }

    public Object m5(SSLEngine engine) throws Exception {
        // ruleid: java/old-tls-version
        engine.setEnabledProtocols(new String[] {"TLSv1"});
        return engine;
    }
}
