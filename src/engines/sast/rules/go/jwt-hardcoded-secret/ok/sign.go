package auth

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
)

var fromEnvironment = []byte(os.Getenv("JWT_KEY"))

type Issuer struct{ key []byte }

func Issue(claims jwt.Claims) (string, error) {
	// ok: go/jwt-hardcoded-secret
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(fromEnvironment)
}

func (i *Issuer) Issue(claims jwt.Claims) (string, error) {
	// ok: go/jwt-hardcoded-secret
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(i.key)
}

func (i *Issuer) Parse(text string) (*jwt.Token, error) {
	return jwt.Parse(text, func(token *jwt.Token) (interface{}, error) {
		// ok: go/jwt-hardcoded-secret
		return i.key, nil
	})
}

func Guard(e *echo.Echo, key string) {
	// ok: go/jwt-hardcoded-secret
	e.Use(echojwt.JWT([]byte(key)))
}

func Direct(claims jwt.Claims) (string, error) {
	// ok: go/jwt-hardcoded-secret
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(os.Getenv("JWT_KEY")))
}
