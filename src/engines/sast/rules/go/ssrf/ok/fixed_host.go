package preview

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"
)

const api = "https://api.example.com"

var feeds = []string{"https://example.com/feed.xml"}

func Weather(w http.ResponseWriter, r *http.Request) {
	// ok: go/ssrf
	http.Get("https://api.example.com/weather?city=" + url.QueryEscape(r.FormValue("city")))
}

func User(c *gin.Context) {
	// ok: go/ssrf
	http.Get(fmt.Sprintf("%s/users/%s", api, c.Param("id")))
}

func Feed(w http.ResponseWriter, r *http.Request) {
	feed := r.FormValue("feed")
	if !slices.Contains(feeds, feed) {
		return
	}
	// ok: go/ssrf
	http.Get(feed)
}

func ByHost(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.FormValue("url"))
	if err != nil || target.Hostname() != "images.example.com" {
		return
	}
	// ok: go/ssrf
	http.Get(target.String())
}

func Body(w http.ResponseWriter, r *http.Request) {
	// ok: go/ssrf
	http.Post("https://api.example.com/forms", "application/json", r.Body)
}

func Numbered(w http.ResponseWriter, r *http.Request) {
	// ok: go/ssrf
	http.NewRequest("GET", api+"/orders/"+r.PathValue("id"), nil)
}
