package com.shop.config;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.parser.*;

public class Config {
    static {
        // ruleid: java/fastjson-auto-type
        ParserConfig.getGlobalInstance().setAutoTypeSupport(true);
    }

    public void own(ParserConfig config) {
        // ruleid: java/fastjson-auto-type
        config.setAutoTypeSupport(true);
    }

    public Object feature(String text) {
        // ruleid: java/fastjson-auto-type
        return JSON.parseObject(text, Object.class, Feature.SupportAutoType);
    }

    public Object two(byte[] bytes) {
        // ruleid: java/fastjson-auto-type
        return JSON.parseObject(bytes, Object.class, JSONReader.Feature.SupportAutoType);
    }

    public void property() {
        // ruleid: java/fastjson-auto-type
        System.setProperty("fastjson.parser.autoTypeSupport", "true");
    }
}
