package com.jobs.web;

import groovy.lang.GroovyShell;
import javax.script.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Scripts {
    private static final String DOUBLE = "amount * 2";

    @PostMapping("/scripts/js")
    public Object bound(@RequestBody String amount) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        engine.put("amount", amount);
        // ok: java/script-injection
        return engine.eval(DOUBLE);
    }

    @GetMapping("/scripts/number")
    public Object number(@RequestParam int amount) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        // ok: java/script-injection
        return engine.eval("1 + " + amount);
    }

    public Object stored(Job job) {
        // ok: java/script-injection
        return new GroovyShell().evaluate(job.getSource());
    }

    @GetMapping("/scripts/named")
    public Object named(@RequestParam String name) {
        if (!name.matches("[a-z]{1,20}")) return null;
        // ok: java/script-injection
        return new GroovyShell().evaluate("import static com.jobs.Named." + name);
    }

    public Object fromFile(File file) throws Exception {
        // ok: java/script-injection
        return new GroovyShell().parse(file).run();
    }
}
