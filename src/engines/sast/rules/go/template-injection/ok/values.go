package mails

import (
	"html/template"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/gin-gonic/gin"
)

const layout = "<p>Hello {{.}}</p>"

func Greeting(w http.ResponseWriter, r *http.Request) {
	// ok: go/template-injection
	t := template.Must(template.New("greeting").Parse(layout))
	t.Execute(w, r.FormValue("name"))
}

func Named(w http.ResponseWriter, r *http.Request) {
	// ok: go/template-injection
	pages.ExecuteTemplate(w, r.FormValue("page"), nil)
}

func Linked(r *http.Request) (*url.URL, error) {
	// ok: go/template-injection
	return url.Parse(r.FormValue("link"))
}

func Since(c *gin.Context) (time.Time, error) {
	// ok: go/template-injection
	return time.Parse(time.RFC3339, c.Query("since"))
}

func FromFile(w http.ResponseWriter, r *http.Request) {
	text, err := os.ReadFile("mail.tmpl")
	if err != nil {
		return
	}
	// ok: go/template-injection
	template.Must(template.New("mail").Parse(string(text))).Execute(w, r.FormValue("name"))
}
