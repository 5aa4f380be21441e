package com.site.web;

import java.util.*;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
public class Pages {
    private static final Set<String> NAMES = Set.of("about", "terms");

    @GetMapping("/page")
    public String page(@RequestParam String name) {
        if (!NAMES.contains(name)) return "404";
        // ok: java/view-name-injection
        return "pages/" + name;
    }

    @GetMapping("/title")
    public String title(@RequestParam String title, Model model) {
        model.addAttribute("title", title);
        // ok: java/view-name-injection
        return "title";
    }

    @GetMapping("/echo")
    @ResponseBody
    public String echo(@RequestParam String text) {
        // ok: java/view-name-injection
        return text;
    }

    @GetMapping("/go")
    public String go(@RequestParam String tab) {
        // ok: java/view-name-injection
        return "redirect:/settings?tab=" + tab;
    }

    @GetMapping("/item/{id}")
    public String item(@PathVariable Long id) {
        // ok: java/view-name-injection
        return "items/" + id;
    }
}
