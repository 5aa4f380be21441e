package api

import (
	"net/http"

	"github.com/rs/cors"
)

var origins = map[string]bool{"https://www.example.com": true}

func Listed() cors.Options {
	// ok: go/permissive-cors
	return cors.Options{AllowedOrigins: []string{"https://www.example.com"}, AllowCredentials: true}
}

func Public() cors.Options {
	// ok: go/permissive-cors
	return cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true}
}

func Checked(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origins[origin] {
		// ok: go/permissive-cors
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Access-Control-Allow-Credentials", "true")
	}
}

func Fixed(w http.ResponseWriter, r *http.Request) {
	// ok: go/permissive-cors
	w.Header().Set("Access-Control-Allow-Origin", "https://www.example.com")
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func Copied(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	// ok: go/permissive-cors
	w.Header().Set("Access-Control-Allow-Origin", origin)
}

func Asked() cors.Options {
	// ok: go/permissive-cors
	return cors.Options{AllowOriginFunc: func(origin string) bool { return origins[origin] }, AllowCredentials: true}
}
