package com.ops.configs;

import org.yaml.snakeyaml.Yaml;
import org.springframework.web.bind.annotation.*;

@RestController
public class Configs {
    @PostMapping("/configs")
    public Object load(@RequestBody String text) {
        Yaml yaml = new Yaml();
        // ruleid: java/snakeyaml-deserialisation
        return yaml.load(text);
    }

    @PostMapping("/configs/upload")
    public Object upload(@RequestParam("file") MultipartFile file) throws Exception {
        // ruleid: java/snakeyaml-deserialisation
        return new Yaml().load(file.getInputStream());
    }

    @PostMapping("/configs/typed")
    public Object typed(@RequestBody String text) {
        Yaml yaml = new Yaml(new Constructor(Settings.class));
        // ruleid: java/snakeyaml-deserialisation
        return yaml.load(text);
    }

    @PostMapping("/configs/as")
    public Object as(@RequestBody Draft draft) {
        // ruleid: java/snakeyaml-deserialisation
        return new Yaml().loadAs(draft.getText(), Settings.class);
    }

    @PostMapping("/configs/all")
    public Object all(String text) {
        Yaml yaml = new Yaml();
        // ruleid: java/snakeyaml-deserialisation
        return yaml.loadAll(text);
    }
}
