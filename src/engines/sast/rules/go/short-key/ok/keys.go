package keys

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
)

const bits = 3072

func Usual() (*rsa.PrivateKey, error) {
	// ok: go/short-key
	return rsa.GenerateKey(rand.Reader, 2048)
}

func Long() (*rsa.PrivateKey, error) {
	// ok: go/short-key
	return rsa.GenerateKey(rand.Reader, 4096)
}

func Named() (*rsa.PrivateKey, error) {
	// ok: go/short-key
	return rsa.GenerateKey(rand.Reader, bits)
}

func BySetting(size int) (*rsa.PrivateKey, error) {
	// ok: go/short-key
	return rsa.GenerateKey(rand.Reader, size)
}

func Curve() (*ecdsa.PrivateKey, error) {
	// ok: go/short-key
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
}

func Edwards() (ed25519.PublicKey, ed25519.PrivateKey, error) {
	// ok: go/short-key
	return ed25519.GenerateKey(rand.Reader)
}
