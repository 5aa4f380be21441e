package texts

import (
	"bytes"
	"net/http"
	"text/template"
)

var robots = template.Must(template.ParseFiles("robots.txt"))

func Robots(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go/text-template-page
	robots.Execute(w, r.Host)
}

func Empty(w http.ResponseWriter, r *http.Request) {
	// ok: go/text-template-page
	robots.Execute(w, nil)
}

func Mail(name string) (string, error) {
	var out bytes.Buffer
	// ok: go/text-template-page
	err := robots.Execute(&out, name)
	return out.String(), err
}
