package api

import (
	"encoding/json"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

type Store struct{ people *mongo.Collection }

func (s *Store) Search(w http.ResponseWriter, r *http.Request) {
	var filter bson.M
	if err := json.NewDecoder(r.Body).Decode(&filter); err != nil {
		return
	}
	// ruleid: go/nosql-injection
	s.people.Find(r.Context(), filter)
}

func (s *Store) Purge(c *gin.Context) {
	conditions := map[string]any{}
	if err := c.ShouldBindJSON(&conditions); err != nil {
		return
	}
	// ruleid: go/nosql-injection
	s.people.DeleteMany(c, conditions)
}

func (s *Store) Scripted(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/nosql-injection
	filter := bson.M{"$where": "this.owner == '" + r.FormValue("owner") + "'"}
	s.people.FindOne(r.Context(), bson.M{"$and": filter})
}

func (s *Store) Extended(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var filter bson.D
	// ruleid: go/nosql-injection
	if err := bson.UnmarshalExtJSON(body, false, &filter); err != nil {
		return
	}
}

func (s *Store) Count(c *gin.Context) {
	var q struct{ Filter map[string]any }
	if err := c.BindJSON(&q); err != nil {
		return
	}
	// ruleid: go/nosql-injection
	s.people.CountDocuments(c, q.Filter)
}
