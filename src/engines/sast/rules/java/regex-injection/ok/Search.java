package com.shop.search;

import java.util.regex.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Search {
    private String text;

    @GetMapping("/6")
    public Object m6(@RequestParam String value) throws Exception {
        // ok: java/regex-injection
        return Pattern.compile(Pattern.quote(value)).matcher(text).find();
    }

    @GetMapping("/7")
    public Object m7(@RequestParam String value) throws Exception {
        // ok: java/regex-injection
        return value.matches("[a-z]+");
    }

    @GetMapping("/8")
    public Object m8(@RequestParam String value) throws Exception {
        // ok: java/regex-injection
        return text.contains(value);
    }

    @GetMapping("/9")
    public Object m9(@RequestParam String value) throws Exception {
        // ok: java/regex-injection
        return Pattern.compile("[0-9]+").matcher(value).find();
    }

    @GetMapping("/10")
    public Object m10(@RequestParam String value) throws Exception {
        // ok: java/regex-injection
        return Pattern.compile(value, Pattern.LITERAL);
    }
}
