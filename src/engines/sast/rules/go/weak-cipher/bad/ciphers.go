package seal

import (
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"

	"golang.org/x/crypto/blowfish"
	"golang.org/x/crypto/cast5"
)

func DES(key []byte) (cipher.Block, error) {
	// ruleid: go/weak-cipher
	return des.NewCipher(key)
}

func Triple(key, iv, text []byte) []byte {
	// ruleid: go/weak-cipher
	block, err := des.NewTripleDESCipher(key)
	if err != nil {
		return nil
	}
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(text, text)
	return text
}

func Stream(key, text []byte) {
	// ruleid: go/weak-cipher
	c, _ := rc4.NewCipher(key)
	c.XORKeyStream(text, text)
}

func Fish(key []byte) (cipher.Block, error) {
	// ruleid: go/weak-cipher
	return blowfish.NewCipher(key)
}

func Cast(key []byte) (cipher.Block, error) {
	// ruleid: go/weak-cipher
	return cast5.NewCipher(key)
}
