package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

const bits = 1024

func Small() (*rsa.PrivateKey, error) {
	// ruleid: go/short-key
	return rsa.GenerateKey(rand.Reader, 1024)
}

func Tiny() {
	// ruleid: go/short-key
	key, err := rsa.GenerateKey(rand.Reader, 512)
	use(key, err)
}

func Named() (*rsa.PrivateKey, error) {
	// ruleid: go/short-key
	return rsa.GenerateKey(rand.Reader, bits)
}

func Multi() (*rsa.PrivateKey, error) {
	// ruleid: go/short-key
	return rsa.GenerateMultiPrimeKey(rand.Reader, 3, 1536)
}

func Checked() *rsa.PrivateKey {
	// ruleid: go/short-key
	if key, err := rsa.GenerateKey(rand.Reader, 768); err == nil {
		return key
	}
	return nil
}
