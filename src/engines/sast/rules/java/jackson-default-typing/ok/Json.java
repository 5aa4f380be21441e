package com.shop.json;

import com.fasterxml.jackson.databind.ObjectMapper;

public class Json {
    public ObjectMapper plain() {
        // ok: java/jackson-default-typing
        return new ObjectMapper();
    }

    public void off(ObjectMapper mapper) {
        // ok: java/jackson-default-typing
        mapper.disableDefaultTyping();
    }

    public void listed(ObjectMapper mapper) {
        BasicPolymorphicTypeValidator validator = BasicPolymorphicTypeValidator.builder().allowIfSubType("com.shop.").build();
        // ok: java/jackson-default-typing
        mapper.activateDefaultTyping(validator, ObjectMapper.DefaultTyping.NON_FINAL);
    }

    // ok: java/jackson-default-typing
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    static class Shape {
    }

    public Object read(ObjectMapper mapper, String text) throws Exception {
        // ok: java/jackson-default-typing
        return mapper.readValue(text, Shape.class);
    }
}
