package mails

import (
	"fmt"
	htmltemplate "html/template"
	"net/http"
	"text/template"

	"github.com/flosch/pongo2/v6"
	"github.com/gin-gonic/gin"
)

func Preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/template-injection
	t, err := template.New("mail").Parse(r.FormValue("text"))
	if err == nil {
		t.Execute(w, account(r))
	}
}

func Subject(c *gin.Context) {
	var body struct{ Subject string }
	if err := c.ShouldBindJSON(&body); err != nil {
		return
	}
	// ruleid: go/template-injection
	t := template.Must(template.New("subject").Funcs(functions).Parse(body.Subject))
	t.Execute(c.Writer, c.Keys)
}

func Greeting(w http.ResponseWriter, r *http.Request) {
	text := fmt.Sprintf("<p>Hello %s, {{.Account}}</p>", r.URL.Query().Get("name"))
	// ruleid: go/template-injection
	t, _ := htmltemplate.New("greeting").Parse(text)
	t.Execute(w, account(r))
}

func Django(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/template-injection
	t, err := pongo2.FromString(r.PostFormValue("layout"))
	if err == nil {
		t.ExecuteWriter(nil, w)
	}
}

func compiled(text string) (*template.Template, error) {
	// ruleid: go/template-injection
	return template.New("custom").Parse(text)
}

func Custom(w http.ResponseWriter, r *http.Request) {
	t, err := compiled("Dear " + r.FormValue("salutation"))
	if err == nil {
		t.Execute(w, nil)
	}
}
