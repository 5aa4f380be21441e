package auth

import (
	"github.com/golang-jwt/jwt/v5"
	echojwt "github.com/labstack/echo-jwt/v4"
	"github.com/labstack/echo/v4"
)

var signingKey = []byte("k3y-of-the-blog")

const shared = "another-long-key"

func Issue(claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	// ruleid: go/jwt-hardcoded-secret
	return token.SignedString([]byte("blog-secret"))
}

func IssueNamed(claims jwt.Claims) (string, error) {
	// ruleid: go/jwt-hardcoded-secret
	return jwt.NewWithClaims(jwt.SigningMethodHS512, claims).SignedString(signingKey)
}

func IssueShared(claims jwt.Claims) (string, error) {
	// ruleid: go/jwt-hardcoded-secret
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(shared))
}

func Parse(text string) (*jwt.Token, error) {
	return jwt.Parse(text, func(token *jwt.Token) (interface{}, error) {
		// ruleid: go/jwt-hardcoded-secret
		return []byte("blog-secret"), nil
	})
}

func Guard(e *echo.Echo) {
	// ruleid: go/jwt-hardcoded-secret
	e.Use(echojwt.JWT([]byte("blog-secret")))
}
