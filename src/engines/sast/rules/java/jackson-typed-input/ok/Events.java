package com.shop.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.web.bind.annotation.*;

@RestController
public class Events {
    private final ObjectMapper shared = new ObjectMapper();

    @PostMapping("/events")
    public Object plain(@RequestBody String body) throws Exception {
        // ok: java/jackson-typed-input
        return shared.readValue(body, Event.class);
    }

    @PostMapping("/events/own")
    public Object own(@RequestBody String body) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        // ok: java/jackson-typed-input
        return mapper.readValue(body, Object.class);
    }

    public Object cached(byte[] bytes) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ok: java/jackson-typed-input
        return mapper.readValue(bytes, Object.class);
    }

    @PostMapping("/events/listed")
    public Object listed(@RequestBody String body, PolymorphicTypeValidator validator) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(validator);
        // ok: java/jackson-typed-input
        return mapper.readValue(body, Event.class);
    }

    @PostMapping("/events/written")
    public String written(@RequestBody Event event) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ok: java/jackson-typed-input
        return mapper.writeValueAsString(event);
    }
}
