package web

import (
	"net/http"

	"github.com/gorilla/csrf"
	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func Protected(key []byte, next http.Handler) http.Handler {
	// ruleid: go/csrf-weakened
	return csrf.Protect(key, csrf.Secure(false))(next)
}

func Readable(key []byte) func(http.Handler) http.Handler {
	// ruleid: go/csrf-weakened
	return csrf.Protect(key, csrf.Path("/"), csrf.HttpOnly(false))
}

func Skipped(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// ruleid: go/csrf-weakened
		next.ServeHTTP(w, csrf.UnsafeSkipCheck(r))
	})
}

func Plain(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// ruleid: go/csrf-weakened
		next.ServeHTTP(w, csrf.PlaintextHTTPRequest(r))
	})
}

func Echo(e *echo.Echo) {
	// ruleid: go/csrf-weakened
	e.Use(middleware.CSRFWithConfig(middleware.CSRFConfig{Skipper: func(c echo.Context) bool { return true }}))
}
