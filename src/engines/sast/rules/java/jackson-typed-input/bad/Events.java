package com.shop.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.web.bind.annotation.*;

@RestController
public class Events {
    @PostMapping("/events")
    public Object any(@RequestBody String body) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ruleid: java/jackson-typed-input
        return mapper.readValue(body, Object.class);
    }

    @PostMapping("/events/finals")
    public Object finals(@RequestParam String event) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
        // ruleid: java/jackson-typed-input
        return mapper.readValue(event, Event.class);
    }

    @PostMapping("/events/lenient")
    public Object lenient(@RequestBody byte[] body) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance);
        try {
            // ruleid: java/jackson-typed-input
            return mapper.readValue(body, Event.class);
        } catch (IOException broken) {
            return null;
        }
    }

    public Object servlet(HttpServletRequest request) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ruleid: java/jackson-typed-input
        return mapper.readValue(request.getInputStream(), Event.class);
    }

    @PostMapping("/events/reader")
    public Object reader(@RequestBody Envelope envelope) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.enableDefaultTyping();
        // ruleid: java/jackson-typed-input
        return mapper.readValue(envelope.getText(), Object.class);
    }
}
