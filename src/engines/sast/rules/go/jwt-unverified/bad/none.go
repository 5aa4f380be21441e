package auth

import (
	"github.com/golang-jwt/jwt/v5"
	lestrrat "github.com/lestrrat-go/jwx/v2/jwt"
)

func Any(text string) (*jwt.Token, error) {
	return jwt.Parse(text, func(token *jwt.Token) (any, error) {
		// ruleid: go/jwt-unverified
		return jwt.UnsafeAllowNoneSignatureType, nil
	})
}

func Issue(claims jwt.Claims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: go/jwt-unverified
	return token.SignedString(jwt.UnsafeAllowNoneSignatureType)
}
