package pages

import (
	"net/http"
	"text/template"
)

type Server struct{ pages *template.Template }

var list = template.Must(template.ParseFiles("list.html"))

func Profile(w http.ResponseWriter, r *http.Request) {
	t, err := template.ParseFiles("profile.html")
	if err != nil {
		return
	}
	// ruleid: go/text-template-page
	t.Execute(w, load(r))
}

func (s *Server) Index(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/text-template-page
	s.pages.ExecuteTemplate(w, "index.html", map[string]string{"Name": r.FormValue("name")})
}

func Items(w http.ResponseWriter, r *http.Request) {
	items := find(r.Context())
	// ruleid: go/text-template-page
	if err := list.Execute(w, items); err != nil {
		http.Error(w, "no page", http.StatusInternalServerError)
	}
}

func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/about", func(w http.ResponseWriter, r *http.Request) {
		// ruleid: go/text-template-page
		list.Execute(w, r.Host)
	})
}

func Typed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// ruleid: go/text-template-page
	list.Execute(w, r.URL.Path)
}
