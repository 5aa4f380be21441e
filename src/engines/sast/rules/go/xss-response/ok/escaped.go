package pages

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"
)

var page = template.Must(template.New("page").Parse("<h1>{{.}}</h1>"))

func Hello(w http.ResponseWriter, r *http.Request) {
	// ok: go/xss-response
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.FormValue("name")))
}

func Rendered(w http.ResponseWriter, r *http.Request) {
	// ok: go/xss-response
	page.Execute(w, r.FormValue("title"))
}

func Plain(w http.ResponseWriter, r *http.Request) {
	// ok: go/xss-response
	fmt.Fprintf(w, "hello %s", r.FormValue("name"))
}

func Typed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go/xss-response
	w.Write([]byte(r.FormValue("text")))
}

func Counted(w http.ResponseWriter, r *http.Request) {
	count, _ := strconv.Atoi(r.FormValue("count"))
	// ok: go/xss-response
	fmt.Fprintf(w, "<b>%d</b>", count)
}

func Answer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	text, _ := json.Marshal(map[string]string{"name": r.FormValue("name")})
	// ok: go/xss-response
	w.Write(text)
}

func Item(c echo.Context) error {
	// ok: go/xss-response
	return c.String(http.StatusOK, c.QueryParam("item"))
}
