package com.shop.profiles;

import java.util.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Profiles {
    @PostMapping("/6")
    public Object m6(@RequestBody Map<String, String> values, User user) throws Exception {
        user.setName(values.get("name"));
        // ok: java/mass-assignment
        return user;
    }

    public Object m7(User stored, Answer answer) throws Exception {
        // ok: java/mass-assignment
        BeanUtils.copyProperties(stored, answer);
        return answer;
    }

    public Object m8(Settings settings, Map<String, String> properties) throws Exception {
        // ok: java/mass-assignment
        BeanUtils.populate(settings, properties);
        return settings;
    }

    @PostMapping("/9")
    public Object m9(@RequestParam String field) throws Exception {
        if (!FIELDS.contains(field)) return null;
        BeanWrapper wrapper = new BeanWrapperImpl(new User());
        // ok: java/mass-assignment
        wrapper.setPropertyValue(field, "x");
        return wrapper;
    }

    @PostMapping("/10")
    public Object m10(@RequestBody String body) throws Exception {
        // ok: java/mass-assignment
        return mapper.readValue(body, NewUser.class);
    }
}
