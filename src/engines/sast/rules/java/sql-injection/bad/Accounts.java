package com.shop.accounts;

import java.sql.*;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class Accounts {
    private final Connection connection;

    @GetMapping("/accounts")
    public String byName(@RequestParam("name") String name) throws SQLException {
        Statement statement = connection.createStatement();
        // ruleid: java/sql-injection
        ResultSet rows = statement.executeQuery("SELECT id FROM accounts WHERE name = '" + name + "'");
        return rows.getString(1);
    }

    @PostMapping("/accounts/sorted")
    public void sorted(@RequestBody AccountFilter filter) throws SQLException {
        String sql = String.format("SELECT * FROM accounts ORDER BY %s", filter.getSort());
        // ruleid: java/sql-injection
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.executeQuery();
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws SQLException {
        StringBuilder sql = new StringBuilder("DELETE FROM sessions WHERE token = '");
        sql.append(request.getParameter("token")).append("'");
        // ruleid: java/sql-injection
        connection.createStatement().execute(sql.toString());
    }

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws SQLException {
        Statement statement = connection.createStatement();
        String agent = request.getHeader("User-Agent");
        // ruleid: java/sql-injection
        statement.executeUpdate("INSERT INTO visits (agent) VALUES ('" + agent + "')");
    }
}
