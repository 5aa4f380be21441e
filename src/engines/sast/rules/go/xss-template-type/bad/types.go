package pages

import (
	"fmt"
	"html/template"
	"net/http"

	"github.com/gin-gonic/gin"
)

type view struct {
	Title template.HTML
	Start template.JS
}

func Search(w http.ResponseWriter, r *http.Request) {
	found := fmt.Sprintf("<b>%s</b> not found", r.FormValue("q"))
	// ruleid: go/xss-template-type
	data := map[string]any{"result": template.HTML(found)}
	render(w, data)
}

func Start(c *gin.Context) {
	// ruleid: go/xss-template-type
	page := view{Start: template.JS("var id = " + c.Query("id"))}
	c.HTML(http.StatusOK, "start", page)
}

func Linked(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/xss-template-type
	render(w, template.URL(r.URL.Query().Get("link")))
}

func unescaped(text string) template.HTML {
	// ruleid: go/xss-template-type
	return template.HTML(text)
}

func Comment(w http.ResponseWriter, r *http.Request) {
	render(w, unescaped(r.PostFormValue("comment")))
}

func Styled(w http.ResponseWriter, r *http.Request) {
	theme, err := r.Cookie("theme")
	if err != nil {
		return
	}
	// ruleid: go/xss-template-type
	render(w, template.CSS("color: "+theme.Value))
}
