package com.shop.security;

import java.io.*;
import java.nio.file.attribute.*;


public class Settings {
    public Object m1(File file) throws Exception {
        // ruleid: java/world-writable-file
        file.setWritable(true, false);
        return file;
    }

    public Object m2(File file) throws Exception {
        // ruleid: java/world-writable-file
        file.setReadable(true, false);
        return file;
    }

    public Object m3() throws Exception {
        // ruleid: java/world-writable-file
        return PosixFilePermissions.fromString("rwxrwxrwx");
    }

    public Object m4() throws Exception {
        // ruleid: java/world-writable-file
        return EnumSet.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.OTHERS_WRITE);
    }

    public Object m5(String path) throws Exception {
        // ruleid: java/world-writable-file
        return Runtime.getRuntime().exec("chmod 777 " + path);
    }
}
