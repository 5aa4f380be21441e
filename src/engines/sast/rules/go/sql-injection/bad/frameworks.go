package api

import (
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/labstack/echo/v4"
	"net/http"
)

func Orders(c *gin.Context) {
	state := c.DefaultQuery("state", "open")
	// ruleid: go/sql-injection
	rows, err := db.Query("SELECT id FROM orders WHERE state = '" + state + "'")
	if err == nil {
		c.JSON(200, rows)
	}
}

func Items(c echo.Context) error {
	query := "SELECT id FROM items WHERE 1=1"
	query += " AND kind = '" + c.QueryParam("kind") + "'"
	// ruleid: go/sql-injection
	_, err := conn.Exec(query)
	return err
}

func Post(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/sql-injection
	database.QueryRow("SELECT body FROM posts WHERE slug = '" + chi.URLParam(r, "slug") + "'")
}
