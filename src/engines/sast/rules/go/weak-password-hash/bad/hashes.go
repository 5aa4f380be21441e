package account

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

type User struct{ Name, Password string }

func Hash(password string) string {
	// ruleid: go/weak-password-hash
	return fmt.Sprintf("%x", md5.Sum([]byte(password)))
}

func (u *User) Seal(salt string) {
	// ruleid: go/weak-password-hash
	sum := sha256.Sum256([]byte(u.Password + salt))
	u.Password = hex.EncodeToString(sum[:])
}

func Old(passwd string) string {
	h := sha1.New()
	// ruleid: go/weak-password-hash
	io.WriteString(h, passwd)
	return hex.EncodeToString(h.Sum(nil))
}

func Written(userPassword string) []byte {
	hasher := md5.New()
	// ruleid: go/weak-password-hash
	hasher.Write([]byte(userPassword))
	return hasher.Sum(nil)
}

func Login(u User, stored string) bool {
	// ruleid: go/weak-password-hash
	return stored == utils.MD5V(u.Password)
}
