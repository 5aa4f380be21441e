package com.calc.web;

import java.util.*;
import ognl.Ognl;
import org.mvel2.MVEL;
import org.springframework.web.bind.annotation.*;

@RestController
public class Formulas {
    private static final List<String> PATHS = List.of("name", "total");

    @GetMapping("/ognl")
    public Object ognl(@RequestParam String path, Object root) throws Exception {
        if (!PATHS.contains(path)) return null;
        // ok: java/expression-injection
        return Ognl.getValue(path, root);
    }

    public Object configured(Settings settings) {
        // ok: java/expression-injection
        return MVEL.eval(settings.getFormula());
    }

    @GetMapping("/jexl")
    public Object jexl(@RequestParam String text) {
        MapContext context = new MapContext();
        context.set("text", text);
        // ok: java/expression-injection
        return new JexlBuilder().create().createExpression("text.length() > 3").evaluate(context);
    }

    @PostMapping("/ql")
    public Object ql(@RequestBody String text) throws Exception {
        ExpressRunner runner = new ExpressRunner();
        QLExpressRunStrategy.setForbidInvokeSecurityRiskMethods(true);
        // ok: java/expression-injection
        return runner.execute(text, new DefaultContext<String, Object>(), null, true, false);
    }

    @GetMapping("/aviator")
    public Object aviator(@RequestParam long amount) {
        // ok: java/expression-injection
        return AviatorEvaluator.execute("amount * 2 + " + amount);
    }
}
