package login

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"
)

var targets = map[string]string{"docs": "https://docs.example.com/"}

func ByKey(w http.ResponseWriter, r *http.Request) {
	// ok: go/open-redirect
	http.Redirect(w, r, targets[r.FormValue("key")], http.StatusFound)
}

func ByHost(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.FormValue("next"))
	if err != nil || target.Host != "www.example.com" {
		http.Error(w, "unknown", http.StatusBadRequest)
		return
	}
	// ok: go/open-redirect
	http.Redirect(w, r, target.String(), http.StatusFound)
}

func InOwnPaths(c *gin.Context) {
	// ok: go/open-redirect
	c.Redirect(http.StatusFound, "/users/"+c.Param("id"))
}

func Formatted(w http.ResponseWriter, r *http.Request) {
	// ok: go/open-redirect
	http.Redirect(w, r, fmt.Sprintf("/search?q=%s", url.QueryEscape(r.FormValue("q"))), http.StatusFound)
}

func Asked(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !isLocalPath(next) {
		next = "/"
	}
	// ok: go/open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func Prefixed(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/app/") {
		next = "/app/"
	}
	// ok: go/open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}
