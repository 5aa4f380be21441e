package com.ops.tools;

import java.io.IOException;
import java.util.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

@RestController
public class Tools {
    @GetMapping("/ping")
    public void ping(@RequestParam String host) throws IOException {
        // ruleid: java/command-injection
        Runtime.getRuntime().exec("ping -c 1 " + host);
    }

    @GetMapping("/list")
    public Process list(String folder) throws IOException {
        String[] command = {"sh", "-c", "ls -la " + folder};
        // ruleid: java/command-injection
        ProcessBuilder builder = new ProcessBuilder(command);
        return builder.start();
    }

    @PostMapping("/convert")
    public void convert(@RequestBody Job job) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        // ruleid: java/command-injection
        runtime.exec(new String[] {"bash", "-c", String.format("convert %s out.png", job.getFile())});
    }

    public void header(HttpServletRequest request) throws IOException {
        String zone = request.getHeader("X-Zone");
        // ruleid: java/command-injection
        new ProcessBuilder("sh", "-c", "date -u " + zone).start();
    }

    @PostMapping("/backup")
    public void backup(@RequestParam("name") String name) throws Exception {
        List<String> command = new ArrayList<>();
        command.add("tar");
        command.add(name);
        // ruleid: java/command-injection
        new ProcessBuilder(command).start();
    }

    @PostMapping("/exec")
    public void exec(@RequestParam("line") String line) throws Exception {
        // ruleid: java/command-injection
        CommandLine parsed = CommandLine.parse("git log " + line);
        new DefaultExecutor().execute(parsed);
    }

    @PostMapping("/later")
    public void later(@RequestParam("line") String line) throws Exception {
        ProcessBuilder builder = new ProcessBuilder();
        // ruleid: java/command-injection
        builder.command("sh", "-c", line);
        builder.start();
    }
}
