package com.shop.security;

import java.io.*;


public class Settings {
    public Object m6() throws Exception {
        // ok: java/predictable-temporary-file
        return Files.createTempFile("report", ".pdf");
    }

    public Object m7() throws Exception {
        // ok: java/predictable-temporary-file
        return Files.createTempDirectory("shop");
    }

    public Object m8(File folder) throws Exception {
        // ok: java/predictable-temporary-file
        return File.createTempFile("upload", null, folder);
    }

    public Object m9() throws Exception {
        // ok: java/predictable-temporary-file
        return new FileOutputStream("report.pdf");
    }

    public Object m10() throws Exception {
        // ok: java/predictable-temporary-file
        return new FileInputStream("/tmp/report.pdf");
    }
}
