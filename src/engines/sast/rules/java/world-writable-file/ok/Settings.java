package com.shop.security;

import java.io.*;
import java.nio.file.attribute.*;


public class Settings {
    public Object m6(File file) throws Exception {
        // ok: java/world-writable-file
        file.setWritable(true);
        return file;
    }

    public Object m7(File file) throws Exception {
        // ok: java/world-writable-file
        file.setReadable(false, false);
        return file;
    }

    public Object m8() throws Exception {
        // ok: java/world-writable-file
        return PosixFilePermissions.fromString("rw-r-----");
    }

    public Object m9() throws Exception {
        // ok: java/world-writable-file
        return EnumSet.of(PosixFilePermission.OWNER_WRITE);
    }

    public Object m10(String path) throws Exception {
        // ok: java/world-writable-file
        return Runtime.getRuntime().exec("chmod 600 " + path);
    }
}
