package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"

	"golang.org/x/crypto/chacha20poly1305"
)

func AES(key []byte) (cipher.AEAD, error) {
	// ok: go/weak-cipher
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	// ok: go/weak-cipher
	return cipher.NewGCM(block)
}

func ChaCha(key []byte) (cipher.AEAD, error) {
	// ok: go/weak-cipher
	return chacha20poly1305.New(key)
}

func Size() int {
	// ok: go/weak-cipher
	return des.BlockSize
}

func Named(registry *Registry, key []byte) error {
	// ok: go/weak-cipher
	return registry.NewCipher(key)
}
