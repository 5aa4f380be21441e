package web

import (
	"net/http"
	"strings"

	"github.com/gorilla/csrf"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func Protected(key []byte, next http.Handler) http.Handler {
	// ok: go/csrf-weakened
	return csrf.Protect(key)(next)
}

func BySetting(key []byte, production bool) func(http.Handler) http.Handler {
	// ok: go/csrf-weakened
	return csrf.Protect(key, csrf.Secure(production))
}

func API(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
			// ok: go/csrf-weakened
			r = csrf.UnsafeSkipCheck(r)
		}
		next.ServeHTTP(w, r)
	})
}

func Echo(e *echo.Echo) {
	// ok: go/csrf-weakened
	e.Use(middleware.CSRF())
}

func Skipping(e *echo.Echo) {
	// ok: go/csrf-weakened
	e.Use(middleware.CSRFWithConfig(middleware.CSRFConfig{Skipper: func(c echo.Context) bool { return c.Path() == "/hook" }}))
}
