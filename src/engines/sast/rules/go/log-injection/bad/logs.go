package api

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func Login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	// ruleid: go/log-injection
	log.Printf("login of %s", user)
}

func Search(c *gin.Context) {
	// ruleid: go/log-injection
	log.Println("search for", c.Query("q"))
}

func Item(c echo.Context) error {
	// ruleid: go/log-injection
	log.Print("item " + c.QueryParam("item"))
	return nil
}

func Body(c *gin.Context) {
	var note struct{ Text string }
	if err := c.BindJSON(&note); err != nil {
		return
	}
	// ruleid: go/log-injection
	log.Printf("note: %v", note.Text)
}

func warn(what string) {
	// ruleid: go/log-injection
	log.Println("unknown", what)
}

func Kind(w http.ResponseWriter, r *http.Request) {
	warn(r.URL.Query().Get("kind"))
}
