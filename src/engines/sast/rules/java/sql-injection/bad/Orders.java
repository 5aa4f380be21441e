package com.shop.orders;

import java.sql.*;
import javax.ws.rs.*;

@Path("/orders")
public class Orders {
    private DataSource source;

    @GET
    @Path("/{state}")
    public String byState(@PathParam("state") String state) throws SQLException {
        try (Connection db = source.getConnection(); Statement statement = db.createStatement()) {
            // ruleid: java/sql-injection
            statement.addBatch("UPDATE orders SET seen = 1 WHERE state = '" + state.trim() + "'");
            statement.executeBatch();
        }
        return "done";
    }
}
