package api

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Handler struct{ db *gorm.DB }

var columns = []string{"name", "created_at"}

func (h *Handler) List(c *gin.Context) {
	var users []User
	// ok: go/gorm-injection
	h.db.Where("name = ?", c.Query("name")).Find(&users)
}

func (h *Handler) Sorted(c *gin.Context) {
	sort := c.Query("sort")
	if !slices.Contains(columns, sort) {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	// ok: go/gorm-injection
	h.db.Order(sort).Find(&[]User{})
}

func (h *Handler) Page(c *gin.Context) {
	page, _ := strconv.Atoi(c.Query("page"))
	// ok: go/gorm-injection
	h.db.Offset(page * 20).Where("page > " + strconv.Itoa(page)).Find(&[]User{})
}

func (h *Handler) ByExample(c *gin.Context) {
	var example User
	if err := c.ShouldBindJSON(&example); err != nil {
		return
	}
	// ok: go/gorm-injection
	h.db.Where(&example).First(&User{})
}

func (h *Handler) Fixed(c *gin.Context) {
	order := "id"
	if c.Query("by") == "name" {
		order = "name"
	}
	// ok: go/gorm-injection
	h.db.Order(order).Find(&[]User{})
}
