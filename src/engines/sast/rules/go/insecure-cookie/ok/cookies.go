package login

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func Start(w http.ResponseWriter, id string) {
	// ok: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, HttpOnly: true, Secure: true, SameSite: http.SameSiteLaxMode})
}

func Language(w http.ResponseWriter, language string) {
	// ok: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "language", Value: language})
}

func End(w http.ResponseWriter) {
	// ok: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: "", MaxAge: -1})
}

func Later(w http.ResponseWriter, id string) {
	// ok: go/insecure-cookie
	cookie := &http.Cookie{Name: "sid", Value: id}
	cookie.HttpOnly = true
	http.SetCookie(w, cookie)
}

func Options(session *sessions.Session) {
	// ok: go/insecure-cookie
	session.Options = &sessions.Options{Path: "/", MaxAge: 3600, HttpOnly: true}
}

func Gin(c *gin.Context, token string) {
	// ok: go/insecure-cookie
	c.SetCookie("token", token, 3600, "/", "", true, true)
}

func CSRF(w http.ResponseWriter, token string) {
	// ok: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "csrf_token", Value: token})
}
