package com.shop.logs;

import org.slf4j.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Logs {
    @GetMapping("/6")
    public Object m6(@RequestParam String value) throws Exception {
        // ok: java/log-injection
        logger.info("search for {}", value);
        return null;
    }

    @GetMapping("/7")
    public Object m7(@RequestParam String value) throws Exception {
        // ok: java/log-injection
        log.error("failed", new IllegalStateException());
        return null;
    }

    @GetMapping("/8")
    public Object m8(@RequestParam String value) throws Exception {
        // ok: java/log-injection
        logger.info("search for " + value.replaceAll("[\\r\\n]", "_"));
        return null;
    }

    @GetMapping("/9")
    public Object m9(@PathVariable long id) throws Exception {
        // ok: java/log-injection
        logger.info("order " + id);
        return null;
    }

    @GetMapping("/10")
    public Object m10(@RequestParam String value) throws Exception {
        // ok: java/log-injection
        logger.info("found " + people.byName(value).size());
        return null;
    }
}
