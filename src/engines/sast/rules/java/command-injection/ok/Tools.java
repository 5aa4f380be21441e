package com.ops.tools;

import java.io.IOException;
import java.util.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Tools {
    private static final Set<String> HOSTS = Set.of("a.example.com", "b.example.com");

    @GetMapping("/ping")
    public void ping(@RequestParam String host) throws IOException {
        if (!HOSTS.contains(host)) throw new IllegalArgumentException(host);
        // ok: java/command-injection
        new ProcessBuilder("ping", "-c", "1", host).start();
    }

    @GetMapping("/kill")
    public void kill(@RequestParam int pid) throws IOException {
        // ok: java/command-injection
        Runtime.getRuntime().exec("kill " + pid);
    }

    public void fixed() throws IOException {
        // ok: java/command-injection
        Runtime.getRuntime().exec("uptime");
    }

    @GetMapping("/log")
    public void log(@RequestParam String branch) throws IOException {
        if (!branch.matches("[a-z0-9-]+")) return;
        // ok: java/command-injection
        new ProcessBuilder("git", "log", branch).start();
    }

    @GetMapping("/safe")
    public void safe(@RequestParam String path) throws IOException {
        String cleaned = ShellWords.escape(path);
        // ok: java/command-injection
        Runtime.getRuntime().exec("ls " + cleaned);
    }

    public void configured(Settings settings) throws IOException {
        // ok: java/command-injection
        new ProcessBuilder("sh", "-c", settings.getCommand()).start();
    }
}
