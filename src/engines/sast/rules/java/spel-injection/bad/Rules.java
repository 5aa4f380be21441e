package com.shop.rules;

import org.springframework.expression.*;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

@RestController
public class Rules {
    private final ExpressionParser parser = new SpelExpressionParser();

    @GetMapping("/rules/test")
    public Object test(@RequestParam String rule) {
        // ruleid: java/spel-injection
        return parser.parseExpression(rule).getValue();
    }

    @PostMapping("/rules")
    public Object run(@RequestBody Rule rule) {
        StandardEvaluationContext context = new StandardEvaluationContext();
        // ruleid: java/spel-injection
        Expression expression = parser.parseExpression(rule.getText(), new TemplateParserContext());
        return expression.getValue(context);
    }

    @GetMapping("/rules/raw")
    public Object raw(String text) {
        // ruleid: java/spel-injection
        return new SpelExpressionParser().parseRaw(text).getValue();
    }

    @GetMapping("/rules/price")
    public Object price(@RequestParam("formula") String formula, Order order) {
        String whole = "total * (" + formula + ")";
        // ruleid: java/spel-injection
        return parser.parseExpression(whole).getValue(order, Double.class);
    }

    public Object header(HttpServletRequest request) {
        // ruleid: java/spel-injection
        return parser.parseExpression(request.getHeader("X-Routing-Expression")).getValue();
    }
}
