package com.shop.api;

import com.alibaba.fastjson2.JSON;
import org.springframework.web.bind.annotation.*;

@RestController
public class Two {
    @PostMapping("/two")
    public Object any(@RequestBody String body) {
        // ok: java/fastjson-input
        return JSON.parseObject(body);
    }
}
