package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gin-gonic/gin"
)

const folder = "/srv/reports"

func Read(w http.ResponseWriter, r *http.Request) {
	// ok: go/path-traversal
	text, _ := os.ReadFile(filepath.Join(folder, filepath.Base(r.FormValue("name"))))
	w.Write(text)
}

func Local(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if !filepath.IsLocal(name) {
		return
	}
	// ok: go/path-traversal
	http.ServeFile(w, r, filepath.Join(folder, name))
}

func Prefixed(w http.ResponseWriter, r *http.Request) {
	path := filepath.Join(folder, r.FormValue("name"))
	if !strings.HasPrefix(path, folder+"/") {
		http.NotFound(w, r)
		return
	}
	// ok: go/path-traversal
	http.ServeFile(w, r, path)
}

func Rooted(r *http.Request) (*os.File, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	// ok: go/path-traversal
	return root.Open(r.FormValue("name"))
}

func ByID(c *gin.Context) {
	// ok: go/path-traversal
	c.File(filepath.Join(folder, c.Param("id")+".pdf"))
}

func Cleaned(w http.ResponseWriter, r *http.Request) {
	// ok: go/path-traversal
	http.ServeFile(w, r, filepath.Join(folder, filepath.Clean("/"+r.FormValue("name"))))
}
