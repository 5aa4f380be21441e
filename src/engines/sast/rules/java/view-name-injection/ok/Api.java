package com.site.web;

import org.springframework.web.bind.annotation.*;

@RestController
public class Api {
    @GetMapping("/api/echo")
    public String echo(@RequestParam String text) {
        // ok: java/view-name-injection
        return "echo " + text;
    }
}
