package api

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/rs/cors"
)

func Options() cors.Options {
	// ruleid: go/permissive-cors
	return cors.Options{AllowOriginFunc: func(origin string) bool { return true }, AllowCredentials: true}
}

func Starred(next http.Handler) http.Handler {
	// ruleid: go/permissive-cors
	return cors.New(cors.Options{
		AllowedOrigins:   []string{"https://*", "http://*"},
		AllowedMethods:   []string{"GET", "POST"},
		AllowCredentials: true,
	}).Handler(next)
}

func Copied(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		// ruleid: go/permissive-cors
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Access-Control-Allow-Credentials", "true")
		next.ServeHTTP(w, r)
	})
}

func Direct(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Credentials", "true")
	// ruleid: go/permissive-cors
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
}

func Gin() gin.HandlerFunc {
	return func(c *gin.Context) {
		origin := c.Request.Header.Get("Origin")
		// ruleid: go/permissive-cors
		c.Header("Access-Control-Allow-Origin", origin)
		c.Header("Access-Control-Allow-Credentials", "true")
		c.Next()
	}
}
