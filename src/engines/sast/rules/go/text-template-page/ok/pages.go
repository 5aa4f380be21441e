package pages

import (
	"html/template"
	"net/http"
)

var list = template.Must(template.ParseFiles("list.html"))

func Items(w http.ResponseWriter, r *http.Request) {
	// ok: go/text-template-page
	list.Execute(w, find(r.Context()))
}

func About(w http.ResponseWriter, r *http.Request) {
	// ok: go/text-template-page
	list.ExecuteTemplate(w, "about.html", r.Host)
}
