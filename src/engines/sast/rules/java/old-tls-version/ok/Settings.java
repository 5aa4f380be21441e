package com.shop.security;

import javax.net.ssl.*;


public class Settings {
    public Object m6() throws Exception {
        // ok: java/old-tls-version
        return SSLContext.getInstance("TLS");
    }

    public Object m7() throws Exception {
        // ok: java/old-tls-version
        return SSLContext.getInstance("TLSv1.3");
    }

    public Object m8() throws Exception {
        // ok: java/old-tls-version
        return SSLContext.getDefault();
    }

    public Object m9(SSLSocket socket) throws Exception {
        // ok: java/old-tls-version
        socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        return socket;
    }

    public Object m10(SSLEngine engine) throws Exception {
        // ok: java/old-tls-version
        engine.setEnabledProtocols(engine.getSupportedProtocols());
        return engine;
    }
}
