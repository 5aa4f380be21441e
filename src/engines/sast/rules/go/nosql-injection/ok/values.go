package api

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
	"go.mongodb.org/mongo-driver/mongo"
)

type Store struct{ people *mongo.Collection }

func (s *Store) ByName(w http.ResponseWriter, r *http.Request) {
	// ok: go/nosql-injection
	s.people.FindOne(r.Context(), bson.M{"name": r.FormValue("name")})
}

func (s *Store) ByID(c *gin.Context) {
	id, err := primitive.ObjectIDFromHex(c.Param("id"))
	if err != nil {
		return
	}
	// ok: go/nosql-injection
	s.people.DeleteOne(c, bson.D{{Key: "_id", Value: id}})
}

func (s *Store) Rename(w http.ResponseWriter, r *http.Request) {
	var body struct{ Name string }
	json.NewDecoder(r.Body).Decode(&body)
	filter := bson.M{"name": body.Name}
	// ok: go/nosql-injection
	s.people.UpdateOne(r.Context(), filter, bson.M{"$set": bson.M{"seen": true}})
}

func (s *Store) All(c *gin.Context) {
	// ok: go/nosql-injection
	s.people.Find(c, bson.D{})
}

func (s *Store) Fixed(c *gin.Context) {
	filter := bson.M{"state": "open"}
	// ok: go/nosql-injection
	s.people.CountDocuments(c, filter)
}
