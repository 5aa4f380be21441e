package com.shop.accounts;

import java.sql.*;
import java.util.Set;
import org.springframework.web.bind.annotation.*;

@RestController
public class Accounts {
    private static final Set<String> COLUMNS = Set.of("name", "created");
    private static final String TABLE = "accounts";
    private final Connection connection;

    @GetMapping("/accounts")
    public void byName(@RequestParam("name") String name) throws SQLException {
        // ok: java/sql-injection
        PreparedStatement statement = connection.prepareStatement("SELECT id FROM accounts WHERE name = ?");
        statement.setString(1, name);
        statement.executeQuery();
    }

    @GetMapping("/accounts/sorted")
    public void sorted(@RequestParam String column) throws SQLException {
        if (!COLUMNS.contains(column)) throw new IllegalArgumentException("column");
        // ok: java/sql-injection
        connection.createStatement().executeQuery("SELECT * FROM accounts ORDER BY " + column);
    }

    @GetMapping("/accounts/{id}")
    public void byId(@PathVariable long id) throws SQLException {
        // ok: java/sql-injection
        connection.createStatement().executeQuery("SELECT * FROM accounts WHERE id = " + id);
    }

    @GetMapping("/accounts/page")
    public void page(@RequestParam String page) throws SQLException {
        int offset = Integer.parseInt(page) * 20;
        // ok: java/sql-injection
        connection.createStatement().executeQuery("SELECT * FROM accounts LIMIT 20 OFFSET " + offset);
    }

    public void fixed() throws SQLException {
        // ok: java/sql-injection
        connection.createStatement().executeQuery("SELECT count(*) FROM " + TABLE);
    }

    @GetMapping("/accounts/state")
    public void state(@RequestParam String state) throws SQLException {
        String wanted = State.valueOf(state).name();
        // ok: java/sql-injection
        connection.createStatement().executeQuery("SELECT * FROM accounts WHERE state = '" + wanted + "'");
    }
}
