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
        VelocityContext context = new VelocityContext();
        context.put("text", text);
        StringWriter out = new StringWriter();
        // ok: java/template-injection
        Velocity.evaluate(context, out, "mail", "Dear $text");
        return out.toString();
    }

    @PostMapping("/mails/freemarker")
    public void freemarker(@RequestBody Mail mail, Configuration configuration) throws Exception {
        // ok: java/template-injection
        Template template = configuration.getTemplate("mail.ftl");
        template.process(mail, new StringWriter());
    }

    public void stored(Mail mail, Configuration configuration) throws Exception {
        // ok: java/template-injection
        Template template = new Template("mail", new StringReader(mail.getBody()), configuration);
        template.process(mail, new StringWriter());
    }

    @PostMapping("/mails/thymeleaf")
    public String thymeleaf(@RequestParam String body) {
        Context context = new Context();
        context.setVariable("body", body);
        // ok: java/template-injection
        return templateEngine.process("mail/preview", context);
    }

    @GetMapping("/mails/render")
    public String render(@RequestParam String name, Jinjava jinjava) {
        // ok: java/template-injection
        return jinjava.render("Hello {{ name }}", Map.of("name", name));
    }
}
