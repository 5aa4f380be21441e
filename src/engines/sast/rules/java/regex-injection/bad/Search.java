package com.shop.search;

import java.util.regex.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Search {
    private String text;

    @GetMapping("/1")
    public Object m1(@RequestParam String value) throws Exception {
        // ruleid: java/regex-injection
        return Pattern.compile(value).matcher(text).find();
    }

    @GetMapping("/2")
    public Object m2(@RequestParam String value) throws Exception {
        // ruleid: java/regex-injection
        return text.matches(".*" + value + ".*");
    }

    public Object m3(HttpServletRequest request) throws Exception {
        // ruleid: java/regex-injection
        return text.replaceAll(request.getParameter("word"), "***");
    }

    @PostMapping("/4")
    public Object m4(@RequestBody Filter filter) throws Exception {
        // ruleid: java/regex-injection
        return Pattern.matches(filter.getPattern(), text);
    }

    @GetMapping("/5")
    public Object m5(@RequestParam String value) throws Exception {
        // ruleid: java/regex-injection
        return Pattern.compile("^" + value, Pattern.CASE_INSENSITIVE);
    }
}
