package com.shop.people;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class People {
    private static final String BY_NAME = "SELECT * FROM people WHERE name = ?";
    private final JdbcTemplate jdbcTemplate;
    private final DatabaseClient databaseClient;

    @GetMapping("/people")
    public Object byName(@RequestParam String name) {
        // ok: java/sql-injection-spring
        return jdbcTemplate.queryForList(BY_NAME, name);
    }

    @GetMapping("/people/like")
    public Object like(@RequestParam String name) {
        // ok: java/sql-injection-spring
        return jdbcTemplate.query("SELECT * FROM people WHERE name LIKE ?", new PersonMapper(), "%" + name + "%");
    }

    @GetMapping("/people/sort")
    public Object sorted(@RequestParam String column) {
        if (!column.matches("[a-z_]+")) return null;
        // ok: java/sql-injection-spring
        return jdbcTemplate.queryForList("SELECT * FROM people ORDER BY " + column);
    }

    @GetMapping("/people/client")
    public Object client(@RequestParam String city) {
        // ok: java/sql-injection-spring
        return databaseClient.sql("SELECT * FROM people WHERE city = :city").bind("city", city).fetch().all();
    }

    @GetMapping("/people/{id}")
    public Object byId(@PathVariable Integer id) {
        // ok: java/sql-injection-spring
        return jdbcTemplate.queryForMap("SELECT * FROM people WHERE id = " + id);
    }

    public Object all(String table) {
        // ok: java/sql-injection-spring
        return jdbcTemplate.queryForList("SELECT * FROM " + table);
    }
}
