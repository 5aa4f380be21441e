package login

import (
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/labstack/echo/v4"
)

func After(w http.ResponseWriter, r *http.Request) {
	next := r.URL.Query().Get("next")
	if next == "" {
		next = "/"
	}
	// ruleid: go/open-redirect
	http.Redirect(w, r, next, http.StatusFound)
}

func Go(c *gin.Context) {
	// ruleid: go/open-redirect
	c.Redirect(http.StatusFound, c.Query("url"))
}

func Leave(c echo.Context) error {
	// ruleid: go/open-redirect
	return c.Redirect(302, "https://"+c.QueryParam("host"))
}

func Out(c *fiber.Ctx) error {
	// ruleid: go/open-redirect
	return c.Redirect(c.Query("to"))
}

func Header(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.FormValue("return"))
	if err != nil {
		return
	}
	// ruleid: go/open-redirect
	w.Header().Set("Location", target.String())
	w.WriteHeader(http.StatusSeeOther)
}

func send(w http.ResponseWriter, r *http.Request, to string) {
	// ruleid: go/open-redirect
	http.Redirect(w, r, to, http.StatusSeeOther)
}

func Back(w http.ResponseWriter, r *http.Request) {
	send(w, r, r.PostFormValue("back"))
}
