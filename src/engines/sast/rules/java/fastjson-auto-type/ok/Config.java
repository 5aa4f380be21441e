package com.shop.config;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.parser.*;

public class Config {
    static {
        // ok: java/fastjson-auto-type
        ParserConfig.getGlobalInstance().setAutoTypeSupport(false);
    }

    public void safe() {
        // ok: java/fastjson-auto-type
        ParserConfig.getGlobalInstance().setSafeMode(true);
    }

    public void accepted() {
        // ok: java/fastjson-auto-type
        ParserConfig.getGlobalInstance().addAccept("com.shop.");
    }

    public Object plain(String text) {
        // ok: java/fastjson-auto-type
        return JSON.parseObject(text, Order.class);
    }

    public Object ordered(String text) {
        // ok: java/fastjson-auto-type
        return JSON.parseObject(text, Order.class, Feature.OrderedField);
    }
}
