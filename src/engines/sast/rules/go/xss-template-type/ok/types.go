package pages

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"net/http"
	"strconv"

	"github.com/microcosm-cc/bluemonday"
)

const icon = "<i class='icon'></i>"

func Constant() template.HTML {
	// ok: go/xss-template-type
	return template.HTML(icon)
}

func Escaped(r *http.Request) template.HTML {
	// ok: go/xss-template-type
	return template.HTML("<b>" + html.EscapeString(r.FormValue("q")) + "</b>")
}

func Cleaned(r *http.Request) template.HTML {
	// ok: go/xss-template-type
	return template.HTML(bluemonday.UGCPolicy().Sanitize(r.FormValue("comment")))
}

func Counted(r *http.Request) template.HTML {
	count, _ := strconv.Atoi(r.FormValue("count"))
	// ok: go/xss-template-type
	return template.HTML(fmt.Sprintf("<b>%d</b>", count))
}

func Rendered(t *template.Template, r *http.Request) template.HTML {
	var out bytes.Buffer
	t.Execute(&out, r.FormValue("name"))
	// ok: go/xss-template-type
	return template.HTML(out.String())
}

func Plain(w http.ResponseWriter, r *http.Request) {
	// ok: go/xss-template-type
	render(w, map[string]any{"q": r.FormValue("q")})
}
