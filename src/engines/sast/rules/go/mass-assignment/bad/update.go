package api

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Handler struct{ db *gorm.DB }

func (h *Handler) Profile(c *gin.Context) {
	var fields map[string]interface{}
	if err := c.ShouldBindJSON(&fields); err != nil {
		return
	}
	// ruleid: go/mass-assignment
	h.db.Model(&User{}).Where("id = ?", c.Param("id")).Updates(fields)
}

func (h *Handler) Settings(w http.ResponseWriter, r *http.Request) {
	changes := map[string]any{}
	json.NewDecoder(r.Body).Decode(&changes)
	// ruleid: go/mass-assignment
	h.db.Model(&Settings{}).Updates(changes)
}

func (h *Handler) Columns(c *gin.Context) {
	body := make(map[string]interface{})
	if c.BindJSON(&body) != nil {
		return
	}
	// ruleid: go/mass-assignment
	h.db.Model(&User{}).Where("id = ?", c.Param("id")).UpdateColumns(body)
}

func (h *Handler) Insert(c *gin.Context) {
	var row map[string]any
	c.ShouldBindJSON(&row)
	// ruleid: go/mass-assignment
	h.db.Model(&User{}).Create(row)
}

func store(db *gorm.DB, id string, fields map[string]any) error {
	// ruleid: go/mass-assignment
	return db.Model(&User{}).Where("id = ?", id).Updates(fields).Error
}

func (h *Handler) Patch(c *gin.Context) {
	var patch map[string]any
	if err := c.ShouldBindJSON(&patch); err == nil {
		store(h.db, c.Param("id"), patch)
	}
}
