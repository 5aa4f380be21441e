package com.shop.api;

import com.alibaba.fastjson.JSON;
import org.springframework.web.bind.annotation.*;

@RestController
public class Api {
    public Object answer(Client client) {
        // ok: java/fastjson-input
        return JSON.parseObject(client.get("/rates"));
    }

    @PostMapping("/api")
    public String written(@RequestBody Order order) {
        // ok: java/fastjson-input
        return JSON.toJSONString(order);
    }

    public Object fixed() {
        // ok: java/fastjson-input
        return JSON.parse("{}");
    }

    @PostMapping("/api/jackson")
    public Object jackson(@RequestBody String body) throws Exception {
        // ok: java/fastjson-input
        return new ObjectMapper().readValue(body, Order.class);
    }
}
