package com.shop.security;

import java.io.*;


public class Settings {
    public Object m1() throws Exception {
        // ruleid: java/predictable-temporary-file
        return File.createTempFile("report", ".pdf");
    }

    public Object m2() throws Exception {
        // ruleid: java/predictable-temporary-file
        return com.google.common.io.Files.createTempDir();
    }

    public Object m3(File folder) throws Exception {
        // ruleid: java/predictable-temporary-file
        return File.createTempFile("upload", null, new File("/tmp"));
    }

    public Object m4() throws Exception {
        // ruleid: java/predictable-temporary-file
        return new FileOutputStream("/tmp/report.pdf");
    }

    public Object m5() throws Exception {
        // ruleid: java/predictable-temporary-file
        return new FileWriter("/tmp/shop.log", true);
    }
}
