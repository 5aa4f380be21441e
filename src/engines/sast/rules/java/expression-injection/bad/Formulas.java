package com.calc.web;

import ognl.Ognl;
import org.mvel2.MVEL;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Formulas {
    @GetMapping("/ognl")
    public Object ognl(@RequestParam String path, Object root) throws Exception {
        // ruleid: java/expression-injection
        return Ognl.getValue(path, root);
    }

    @PostMapping("/mvel")
    public Object mvel(@RequestBody Formula formula) {
        // ruleid: java/expression-injection
        return MVEL.eval(formula.getText());
    }

    @GetMapping("/jexl")
    public Object jexl(@RequestParam String text) {
        JexlEngine jexl = new JexlBuilder().create();
        // ruleid: java/expression-injection
        return jexl.createExpression(text).evaluate(new MapContext());
    }

    @PostMapping("/ql")
    public Object ql(@RequestBody String text) throws Exception {
        ExpressRunner runner = new ExpressRunner();
        // ruleid: java/expression-injection
        return runner.execute(text, new DefaultContext<String, Object>(), null, true, false);
    }

    public Object aviator(HttpServletRequest request) {
        // ruleid: java/expression-injection
        return AviatorEvaluator.execute(request.getParameter("expression"));
    }

    public Object el(HttpServletRequest request, ExpressionFactory factory, ELContext context) {
        String expression = "${" + request.getParameter("field") + "}";
        // ruleid: java/expression-injection
        return factory.createValueExpression(context, expression, Object.class).getValue(context);
    }

    @PostMapping("/validate")
    public boolean validate(@RequestBody Form form, ConstraintValidatorContext context) {
        // ruleid: java/expression-injection
        context.buildConstraintViolationWithTemplate("wrong value " + form.getName()).addConstraintViolation();
        return false;
    }
}
