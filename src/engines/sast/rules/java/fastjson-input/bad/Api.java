package com.shop.api;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.JSONObject;
import org.springframework.web.bind.annotation.*;

@RestController
public class Api {
    @PostMapping("/api")
    public Object any(@RequestBody String body) {
        // ruleid: java/fastjson-input
        JSONObject object = JSON.parseObject(body);
        return object.get("name");
    }

    @PostMapping("/api/parse")
    public Object parse(@RequestParam String data) {
        // ruleid: java/fastjson-input
        return JSON.parse(data);
    }

    @PostMapping("/api/typed")
    public Object typed(@RequestBody String body) {
        // ruleid: java/fastjson-input
        return JSON.parseObject(body, Object.class);
    }

    @PostMapping("/api/object")
    public Object object(@RequestBody String body) {
        // ruleid: java/fastjson-input
        return JSONObject.parseObject(body.trim());
    }

    public Object servlet(HttpServletRequest request) {
        // ruleid: java/fastjson-input
        return JSON.parseArray(request.getParameter("list"));
    }
}
