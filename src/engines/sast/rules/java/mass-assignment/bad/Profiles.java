package com.shop.profiles;

import java.util.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Profiles {
    public Object m1(HttpServletRequest request, User user) throws Exception {
        // ruleid: java/mass-assignment
        BeanUtils.populate(user, request.getParameterMap());
        return user;
    }

    @PostMapping("/2")
    public Object m2(@RequestBody Map<String, String> values) throws Exception {
        // ruleid: java/mass-assignment
        BeanUtils.populate(new Account(), values);
        return null;
    }

    @PostMapping("/3")
    public Object m3(@RequestParam Map<String, String> values) throws Exception {
        // ruleid: java/mass-assignment
        return BeanUtil.fillBeanWithMap(values, new Account(), true);
    }

    @PostMapping("/4")
    public Object m4(@RequestParam String field, @RequestParam String value, User user) throws Exception {
        BeanWrapper wrapper = new BeanWrapperImpl(user);
        // ruleid: java/mass-assignment
        wrapper.setPropertyValue(field, value);
        return user;
    }

    @PatchMapping("/5")
    public Object m5(@RequestBody String body, @Context User user) throws Exception {
        // ruleid: java/mass-assignment
        return mapper.readerForUpdating(user).readValue(body);
    }
}
