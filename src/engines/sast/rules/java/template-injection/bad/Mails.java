package com.mail.web;

import freemarker.template.*;
import java.io.*;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.web.bind.annotation.*;

@RestController
public class Mails {
    private TemplateEngine templateEngine;

    @GetMapping("/mails/velocity")
    public String velocity(String text) {
        StringWriter out = new StringWriter();
        // ruleid: java/template-injection
        Velocity.evaluate(new VelocityContext(), out, "mail", text);
        return out.toString();
    }

    @PostMapping("/mails/freemarker")
    public void freemarker(@RequestBody Mail mail, Configuration configuration) throws Exception {
        // ruleid: java/template-injection
        Template template = new Template("mail", new StringReader(mail.getBody()), configuration);
        template.process(mail, new StringWriter());
    }

    @PostMapping("/mails/loader")
    public void loader(@RequestParam("body") String body) {
        StringTemplateLoader loader = new StringTemplateLoader();
        // ruleid: java/template-injection
        loader.putTemplate("preview", body);
    }

    @PostMapping("/mails/thymeleaf")
    public String thymeleaf(@RequestParam String body) {
        // ruleid: java/template-injection
        return templateEngine.process("<p>" + body + "</p>", new Context());
    }

    @PostMapping("/mails/engine")
    public void engine(@RequestParam String body, VelocityEngine engine, Writer out) {
        // ruleid: java/template-injection
        engine.evaluate(new VelocityContext(), out, "mail", "Dear " + body);
    }

    @PostMapping("/mails/jinja")
    public String jinja(@RequestParam String body) {
        Jinjava jinjava = new Jinjava();
        // ruleid: java/template-injection
        return jinjava.render(body, Map.of());
    }
}
