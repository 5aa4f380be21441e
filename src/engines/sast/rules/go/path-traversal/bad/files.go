package files

import (
	"io"
	"net/http"
	"os"
	"path/filepath"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

const folder = "/srv/reports"

func Read(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/path-traversal
	text, err := os.ReadFile(filepath.Join(folder, r.URL.Query().Get("name")))
	if err == nil {
		w.Write(text)
	}
}

func Serve(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go/path-traversal
	http.ServeFile(w, r, folder+"/"+name)
}

func Download(c *gin.Context) {
	// ruleid: go/path-traversal
	c.File("./uploads/" + c.Query("file"))
}

func Delete(c echo.Context) error {
	path := filepath.Clean(filepath.Join(folder, c.QueryParam("path")))
	// ruleid: go/path-traversal
	return os.Remove(path)
}

func Show(c *fiber.Ctx) error {
	// ruleid: go/path-traversal
	return c.SendFile(folder + "/" + c.Params("*"))
}

func open(name string) (io.ReadCloser, error) {
	// ruleid: go/path-traversal
	return os.Open(filepath.Join(folder, name))
}

func Stream(w http.ResponseWriter, r *http.Request) {
	var body struct{ Name string }
	if err := decode(r, &body); err != nil {
		return
	}
	file, err := open(r.PostFormValue("name"))
	if err != nil {
		return
	}
	defer file.Close()
	io.Copy(w, file)
}
