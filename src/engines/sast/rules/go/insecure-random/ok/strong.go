package account

import (
	"crypto/rand"
	"encoding/hex"
	"math/big"
)

func NewToken() string {
	// ok: go/insecure-random
	return rand.Text()
}

func NewSecret() (string, error) {
	out := make([]byte, 32)
	// ok: go/insecure-random
	if _, err := rand.Read(out); err != nil {
		return "", err
	}
	return hex.EncodeToString(out), nil
}

func NewCode() (*big.Int, error) {
	// ok: go/insecure-random
	return rand.Int(rand.Reader, big.NewInt(1000000))
}
