package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
)

func Fresh(aead cipher.AEAD, text []byte) ([]byte, error) {
	nonce := make([]byte, aead.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	// ok: go/cipher-mode
	return aead.Seal(nonce, nonce, text, nil), nil
}

func Message(block cipher.Block, message []byte) cipher.Stream {
	// ok: go/cipher-mode
	return cipher.NewCTR(block, message[:aes.BlockSize])
}

func Back(block cipher.Block, key []byte) cipher.BlockMode {
	// ok: go/cipher-mode
	return cipher.NewCBCDecrypter(block, key[:16])
}

func Handed(block cipher.Block, iv []byte) cipher.BlockMode {
	// ok: go/cipher-mode
	return cipher.NewCBCEncrypter(block, iv)
}

func One(block cipher.Block, out, text []byte) {
	// ok: go/cipher-mode
	block.Encrypt(out, text)
}
