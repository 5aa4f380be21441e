package com.ops.configs;

import org.yaml.snakeyaml.Yaml;
import org.springframework.web.bind.annotation.*;

@RestController
public class Configs {
    @PostMapping("/configs")
    public Object load(@RequestBody String text) {
        Yaml yaml = new Yaml(new SafeConstructor());
        // ok: java/snakeyaml-deserialisation
        return yaml.load(text);
    }

    @PostMapping("/configs/options")
    public Object options(@RequestBody String text) {
        // ok: java/snakeyaml-deserialisation
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    public Object resource() {
        // ok: java/snakeyaml-deserialisation
        return new Yaml().load(Configs.class.getResourceAsStream("/defaults.yaml"));
    }

    public Object file(java.io.Reader reader) {
        // ok: java/snakeyaml-deserialisation
        return new Yaml().load(reader);
    }

    @PostMapping("/configs/dump")
    public String dump(@RequestBody Settings settings) {
        // ok: java/snakeyaml-deserialisation
        return new Yaml().dump(settings);
    }
}
