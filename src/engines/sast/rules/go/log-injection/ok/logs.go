package api

import (
	"log"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
)

func Login(w http.ResponseWriter, r *http.Request) {
	// ok: go/log-injection
	log.Printf("login of %q", r.FormValue("user"))
}

func Structured(w http.ResponseWriter, r *http.Request) {
	// ok: go/log-injection
	slog.Info("login", "user", r.FormValue("user"))
}

func Flat(w http.ResponseWriter, r *http.Request) {
	// ok: go/log-injection
	log.Println("search for", strings.ReplaceAll(r.FormValue("q"), "\n", " "))
}

func Page(w http.ResponseWriter, r *http.Request) {
	page, err := strconv.Atoi(r.FormValue("page"))
	// ok: go/log-injection
	log.Println("page", page, err)
}

func Started(address string) {
	// ok: go/log-injection
	log.Printf("listening on %s", address)
}
