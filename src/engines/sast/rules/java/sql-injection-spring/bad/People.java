package com.shop.people;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class People {
    private final JdbcTemplate jdbcTemplate;
    private final NamedParameterJdbcTemplate named;
    private final DatabaseClient databaseClient;
    private final JdbcClient client;

    @GetMapping("/people")
    public Object search(@RequestParam String term) {
        String sql = "SELECT * FROM people WHERE name LIKE '%" + term + "%'";
        // ruleid: java/sql-injection-spring
        return jdbcTemplate.queryForList(sql);
    }

    @DeleteMapping("/people/{mail}")
    public void remove(@PathVariable String mail) {
        // ruleid: java/sql-injection-spring
        jdbcTemplate.update("DELETE FROM people WHERE mail = '" + mail + "'");
    }

    @PostMapping("/people/sort")
    public Object sorted(@RequestBody Filter filter) {
        // ruleid: java/sql-injection-spring
        return named.query("SELECT * FROM people ORDER BY " + filter.getColumn(), new PersonMapper());
    }

    @GetMapping("/people/reactive")
    public Object reactive(@RequestParam String city) {
        // ruleid: java/sql-injection-spring
        return databaseClient.sql("SELECT * FROM people WHERE city = '" + city + "'").fetch().all();
    }

    @GetMapping("/people/client")
    public Object client(@RequestParam String city) {
        // ruleid: java/sql-injection-spring
        return client.sql(String.format("SELECT * FROM people WHERE city = '%s'", city)).query().listOfRows();
    }
}
