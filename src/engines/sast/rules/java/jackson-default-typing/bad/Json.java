package com.shop.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;

public class Json {
    public ObjectMapper open() {
        ObjectMapper mapper = new ObjectMapper();
        // ruleid: java/jackson-default-typing
        mapper.enableDefaultTyping();
        return mapper;
    }

    public void finals(ObjectMapper mapper) {
        // ruleid: java/jackson-default-typing
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
    }

    public void lenient(ObjectMapper mapper) {
        // ruleid: java/jackson-default-typing
        mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
    }

    static class Message {
        // ruleid: java/jackson-default-typing
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public Object content;
    }

    static class Event {
        // ruleid: java/jackson-default-typing
        @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS, property = "type")
        public Object payload;
    }
}
