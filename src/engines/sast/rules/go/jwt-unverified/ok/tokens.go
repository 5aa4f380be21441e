package auth

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

func Parsed(text string, key []byte) (*jwt.Token, error) {
	// ok: go/jwt-unverified
	return jwt.Parse(text, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{"HS256"}))
}

func ByIssuer(text string, keys map[string][]byte) (*jwt.Token, error) {
	var first jwt.RegisteredClaims
	// ok: go/jwt-unverified
	if _, _, err := jwt.NewParser().ParseUnverified(text, &first); err != nil {
		return nil, err
	}
	key, ok := keys[first.Issuer]
	if !ok {
		return nil, errors.New("unknown issuer")
	}
	return jwt.ParseWithClaims(text, &first, func(*jwt.Token) (any, error) { return key, nil })
}

func Claims(text string, claims jwt.Claims, key any) error {
	// ok: go/jwt-unverified
	_, err := jwt.ParseWithClaims(text, claims, func(*jwt.Token) (any, error) { return key, nil })
	return err
}

func Signed(claims jwt.Claims, key []byte) (string, error) {
	// ok: go/jwt-unverified
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func Other(reader *Reader, text string) error {
	// ok: go/jwt-unverified
	return reader.Parse(text)
}
