package auth

import (
	"net/http"
	"strings"

	"github.com/go-jose/go-jose/v4/jwt"
	gojwt "github.com/golang-jwt/jwt/v5"
)

type claims struct {
	Role string `json:"role"`
	gojwt.RegisteredClaims
}

func Role(r *http.Request) (string, error) {
	text := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	var c claims
	// ruleid: go/jwt-unverified
	_, _, err := gojwt.NewParser().ParseUnverified(text, &c)
	return c.Role, err
}

func Subject(text string) string {
	c := gojwt.MapClaims{}
	parser := new(gojwt.Parser)
	// ruleid: go/jwt-unverified
	if _, _, err := parser.ParseUnverified(text, c); err != nil {
		return ""
	}
	subject, _ := c.GetSubject()
	return subject
}

func Jose(token *jwt.JSONWebToken) (out claims, err error) {
	// ruleid: go/jwt-unverified
	err = token.UnsafeClaimsWithoutVerification(&out)
	return out, err
}
