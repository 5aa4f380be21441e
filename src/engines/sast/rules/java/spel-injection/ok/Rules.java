package com.shop.rules;

import java.util.Set;
import org.springframework.expression.*;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

@RestController
public class Rules {
    private static final Set<String> FIELDS = Set.of("total", "discount");
    private final ExpressionParser parser = new SpelExpressionParser();

    @GetMapping("/rules/fixed")
    public Object fixed(Order order) {
        // ok: java/spel-injection
        return parser.parseExpression("total * 1.2").getValue(order);
    }

    @GetMapping("/rules/field")
    public Object field(@RequestParam String field, Order order) {
        if (!FIELDS.contains(field)) throw new IllegalArgumentException(field);
        // ok: java/spel-injection
        return parser.parseExpression(field).getValue(order);
    }

    @GetMapping("/rules/simple")
    public Object simple(@RequestParam String rule, Order order) {
        SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
        // ok: java/spel-injection
        return parser.parseExpression(rule).getValue(context, order);
    }

    public Object annotated(Cached cached) {
        // ok: java/spel-injection
        return parser.parseExpression(cached.key()).getValue();
    }

    @GetMapping("/rules/variable")
    public Object variable(@RequestParam String name) {
        StandardEvaluationContext context = new StandardEvaluationContext();
        context.setVariable("name", name);
        // ok: java/spel-injection
        return parser.parseExpression("#name.length()").getValue(context);
    }
}
