package com.shop.logs;

import org.slf4j.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Logs {
    @GetMapping("/1")
    public Object m1(@RequestParam String value) throws Exception {
        // ruleid: java/log-injection
        logger.info("search for " + value);
        return null;
    }

    @GetMapping("/2")
    public Object m2(@RequestParam String value) throws Exception {
        // ruleid: java/log-injection
        log.error(value);
        return null;
    }

    public Object m3(HttpServletRequest request) throws Exception {
        // ruleid: java/log-injection
        LOGGER.warn(String.format("no user %s", request.getParameter("name")));
        return null;
    }

    public Object m4(HttpServletRequest request) throws Exception {
        // ruleid: java/log-injection
        logger.info("agent " + request.getHeader("User-Agent"));
        return null;
    }

    @PostMapping("/5")
    public Object m5(@RequestBody Order order) throws Exception {
        // ruleid: java/log-injection
        log.debug("body " + order.getNote());
        return null;
    }
}
