package com.site.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
public class Pages {
    @GetMapping("/page")
    public String page(@RequestParam String name) {
        // ruleid: java/view-name-injection
        return "pages/" + name;
    }

    @GetMapping("/help/{lang}")
    public String help(@PathVariable("lang") String lang) {
        // ruleid: java/view-name-injection
        return lang + "/help";
    }

    @GetMapping("/fragment")
    public String fragment(@RequestParam String section) {
        String view = "welcome :: " + section;
        // ruleid: java/view-name-injection
        return view;
    }

    @GetMapping("/model")
    public ModelAndView model(@RequestParam String view) {
        // ruleid: java/view-name-injection
        return new ModelAndView("user/" + view);
    }

    @PostMapping("/set")
    public ModelAndView set(@RequestParam String view) {
        ModelAndView model = new ModelAndView();
        // ruleid: java/view-name-injection
        model.setViewName(String.format("admin/%s", view));
        return model;
    }
}
