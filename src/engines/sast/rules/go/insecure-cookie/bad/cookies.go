package login

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func Start(w http.ResponseWriter, id string) {
	// ruleid: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "session_id", Value: id, Path: "/"})
}

func Remember(w http.ResponseWriter, token string) {
	// ruleid: go/insecure-cookie
	cookie := http.Cookie{
		Name:   "auth_token",
		Value:  token,
		Secure: true,
	}
	http.SetCookie(w, &cookie)
}

func Open(w http.ResponseWriter, text string) {
	// ruleid: go/insecure-cookie
	http.SetCookie(w, &http.Cookie{Name: "jwt", Value: text, HttpOnly: false, Secure: true})
}

func Options(session *sessions.Session) {
	// ruleid: go/insecure-cookie
	session.Options = &sessions.Options{Path: "/", MaxAge: 3600, HttpOnly: false}
}

func Gin(c *gin.Context, token string) {
	// ruleid: go/insecure-cookie
	c.SetCookie("token", token, 3600, "/", "", true, false)
}
