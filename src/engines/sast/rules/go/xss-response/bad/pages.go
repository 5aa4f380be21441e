package pages

import (
	"fmt"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

type Server struct{ title string }

func Hello(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/xss-response
	fmt.Fprintf(w, "<h1>Hello %s</h1>", r.FormValue("name"))
}

func (s *Server) Search(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query().Get("q")
	page := "<p>Nothing found for <b>" + q + "</b></p>"
	// ruleid: go/xss-response
	io.WriteString(w, page)
}

func Echo(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/xss-response
	fmt.Fprint(w, r.FormValue("text"))
}

func Raw(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// ruleid: go/xss-response
	w.Write([]byte("<div>" + r.PostFormValue("comment") + "</div>"))
}

func Profile(c *gin.Context) {
	body := fmt.Sprintf("<title>%s</title>", c.Query("title"))
	// ruleid: go/xss-response
	c.Data(200, "text/html; charset=utf-8", []byte(body))
}

func Item(c echo.Context) error {
	// ruleid: go/xss-response
	return c.HTML(http.StatusOK, "<b>"+c.QueryParam("item")+"</b>")
}

func Note(c *fiber.Ctx) error {
	// ruleid: go/xss-response
	return c.Type("html").SendString("<i>" + c.Query("note") + "</i>")
}
