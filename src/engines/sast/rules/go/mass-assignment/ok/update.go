package api

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Handler struct{ db *gorm.DB }

type nameInput struct{ Name string }

func (h *Handler) Name(c *gin.Context) {
	var input nameInput
	if err := c.ShouldBindJSON(&input); err != nil {
		return
	}
	// ok: go/mass-assignment
	h.db.Model(&User{}).Where("id = ?", c.Param("id")).Updates(User{Name: input.Name})
}

func (h *Handler) Selected(c *gin.Context) {
	var fields map[string]any
	c.ShouldBindJSON(&fields)
	// ok: go/mass-assignment
	h.db.Model(&User{}).Select("name", "city").Updates(fields)
}

func (h *Handler) Own(id string) {
	fields := map[string]any{"seen": true}
	// ok: go/mass-assignment
	h.db.Model(&User{}).Where("id = ?", id).Updates(fields)
}

func (h *Handler) One(c *gin.Context) {
	var body map[string]string
	c.ShouldBindJSON(&body)
	// ok: go/mass-assignment
	h.db.Model(&User{}).Where("id = ?", c.Param("id")).Update("name", body["name"])
}

func (h *Handler) Copied(c *gin.Context) {
	var body map[string]string
	c.ShouldBindJSON(&body)
	// ok: go/mass-assignment
	h.db.Model(&User{}).Updates(map[string]any{"name": body["name"]})
}
