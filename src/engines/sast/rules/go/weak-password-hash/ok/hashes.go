package account

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha256"
	"fmt"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
)

func Hash(password string) ([]byte, error) {
	// ok: go/weak-password-hash
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func Key(password string, salt []byte) []byte {
	// ok: go/weak-password-hash
	return argon2.IDKey([]byte(password), salt, 1, 64*1024, 4, 32)
}

func ETag(body []byte) string {
	// ok: go/weak-password-hash
	return fmt.Sprintf("%x", md5.Sum(body))
}

func Token(token string) [32]byte {
	// ok: go/weak-password-hash
	return sha256.Sum256([]byte(token))
}

func Signed(key, text []byte) []byte {
	mac := hmac.New(sha256.New, key)
	// ok: go/weak-password-hash
	mac.Write(text)
	return mac.Sum(nil)
}

func Gravatar(mail string) string {
	// ok: go/weak-password-hash
	return fmt.Sprintf("%x", md5.Sum([]byte(mail)))
}
