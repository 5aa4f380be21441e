package seal

import (
	"crypto/aes"
	"crypto/cipher"
)

func Zeros(block cipher.Block, text []byte) {
	// ruleid: go/cipher-mode
	mode := cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize))
	mode.CryptBlocks(text, text)
}

func Literal(block cipher.Block, text []byte) {
	// ruleid: go/cipher-mode
	cipher.NewCTR(block, []byte("0123456789abcdef")).XORKeyStream(text, text)
}

func FromKey(block cipher.Block, key []byte) cipher.BlockMode {
	// ruleid: go/cipher-mode
	return cipher.NewCBCEncrypter(block, key[:16])
}

func Named(block cipher.Block) cipher.Stream {
	iv := []byte("exampleplaintext")
	// ruleid: go/cipher-mode
	return cipher.NewCFBEncrypter(block, iv)
}

func Sealed(aead cipher.AEAD, text []byte) []byte {
	// ruleid: go/cipher-mode
	return aead.Seal(nil, make([]byte, 12), text, nil)
}

func Blocks(block cipher.Block, out, text []byte) {
	for i := 0; i < len(text); i += 16 {
		// ruleid: go/cipher-mode
		block.Encrypt(out[i:i+16], text[i:i+16])
	}
}
