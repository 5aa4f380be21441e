package com.ai.assistant;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.web.bind.annotation.*;

@RestController
public class Assistant {
    private final ChatClient chatClient;
    private final ChatModel chatModel;
    private final JdbcTemplate jdbcTemplate;

    @GetMapping("/6")
    public Object m6(@RequestParam String value) throws Exception {
        // ok: java/model-output-execution
        return chatClient.prompt().user(value).call().content();
    }

    @GetMapping("/7")
    public Object m7(@RequestParam String value) throws Exception {
        String answer = chatClient.prompt().user(value).call().content();
        if (!COMMANDS.contains(answer)) return null;
        // ok: java/model-output-execution
        return Runtime.getRuntime().exec(answer);
    }

    @GetMapping("/8")
    public Object m8(@RequestParam String value) throws Exception {
        String answer = chatModel.call(value);
        // ok: java/model-output-execution
        return jdbcTemplate.update("insert into answers (text) values (?)", answer);
    }

    @GetMapping("/9")
    public Object m9(@RequestParam String value) throws Exception {
        // ok: java/model-output-execution
        return new ProcessBuilder("uptime").start();
    }

    @GetMapping("/10")
    public Object m10(@RequestParam String value) throws Exception {
        String answer = client.call(value);
        // ok: java/model-output-execution
        return new GroovyShell().evaluate("1 + 1");
    }
}
