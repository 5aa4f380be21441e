package api

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Handler struct{ db *gorm.DB }

func (h *Handler) List(c *gin.Context) {
	var users []User
	// ruleid: go/gorm-injection
	h.db.Where("name = '" + c.Query("name") + "'").Find(&users)
	c.JSON(http.StatusOK, users)
}

func (h *Handler) Sorted(c *gin.Context) {
	var users []User
	sort := c.DefaultQuery("sort", "id")
	// ruleid: go/gorm-injection
	h.db.Model(&User{}).Limit(20).Order(sort + " desc").Find(&users)
	c.JSON(http.StatusOK, users)
}

func (h *Handler) Report(w http.ResponseWriter, r *http.Request) {
	var total int
	clause := fmt.Sprintf("SELECT count(*) FROM orders WHERE state = '%s'", r.FormValue("state"))
	// ruleid: go/gorm-injection
	h.db.Raw(clause).Scan(&total)
}

func (h *Handler) Archive(c *gin.Context) {
	var body struct{ Table string }
	if err := c.ShouldBindJSON(&body); err != nil {
		return
	}
	// ruleid: go/gorm-injection
	h.db.Exec("INSERT INTO archive SELECT * FROM " + body.Table)
}

func (h *Handler) Columns(c *gin.Context) {
	var rows []map[string]any
	// ruleid: go/gorm-injection
	h.db.Table("orders").Select(c.Query("columns")).Find(&rows)
}
