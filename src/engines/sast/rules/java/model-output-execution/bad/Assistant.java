package com.ai.assistant;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.web.bind.annotation.*;

@RestController
public class Assistant {
    private final ChatClient chatClient;
    private final ChatModel chatModel;
    private final JdbcTemplate jdbcTemplate;

    @GetMapping("/1")
    public Object m1(@RequestParam String value) throws Exception {
        String answer = chatClient.prompt().user(value).call().content();
        // ruleid: java/model-output-execution
        return Runtime.getRuntime().exec(answer);
    }

    @GetMapping("/2")
    public Object m2(@RequestParam String value) throws Exception {
        String sql = chatClient.prompt("Write SQL for " + value).call().content();
        // ruleid: java/model-output-execution
        return jdbcTemplate.queryForList(sql);
    }

    @GetMapping("/3")
    public Object m3(@RequestParam String value) throws Exception {
        String script = chatModel.call(value);
        // ruleid: java/model-output-execution
        return new GroovyShell().evaluate(script);
    }

    @GetMapping("/4")
    public Object m4(@RequestParam String value) throws Exception {
        // ruleid: java/model-output-execution
        return new ProcessBuilder("sh", "-c", chatModel.call(value)).start();
    }

    @GetMapping("/5")
    public Object m5(@RequestParam String value, ChatLanguageModel model) throws Exception {
        String code = model.generate("Write JavaScript: " + value);
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        // ruleid: java/model-output-execution
        return engine.eval(code);
    }
}
