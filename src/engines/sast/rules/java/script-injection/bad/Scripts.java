package com.jobs.web;

import groovy.lang.GroovyShell;
import javax.script.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Scripts {
    @PostMapping("/scripts/js")
    public Object js(@RequestBody String script) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        // ruleid: java/script-injection
        return engine.eval(script);
    }

    @GetMapping("/scripts/load")
    public void load(String address) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");
        String source = String.format("load(\"%s\")", address);
        // ruleid: java/script-injection
        engine.eval(source, engine.getBindings(ScriptContext.ENGINE_SCOPE));
    }

    @GetMapping("/scripts/groovy")
    public Object groovy(@RequestParam("source") String source) {
        GroovyShell shell = new GroovyShell();
        // ruleid: java/script-injection
        return shell.evaluate(source);
    }

    @PostMapping("/scripts/class")
    public Object parsed(@RequestBody Job job) {
        // ruleid: java/script-injection
        return new GroovyClassLoader().parseClass(job.getSource());
    }

    @GetMapping("/scripts/bsh")
    public Object bsh(@RequestParam String line) throws Exception {
        Interpreter interpreter = new Interpreter();
        // ruleid: java/script-injection
        return interpreter.eval("x = " + line);
    }

    @GetMapping("/scripts/eval")
    public Object eval(@RequestParam String line) {
        // ruleid: java/script-injection
        return Eval.me(line);
    }
}
