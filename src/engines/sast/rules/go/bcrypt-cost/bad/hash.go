package account

import "golang.org/x/crypto/bcrypt"

const cost = 8

func Hash(password string) ([]byte, error) {
	// ruleid: go/bcrypt-cost
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
}

func Eight(password string) (string, error) {
	// ruleid: go/bcrypt-cost
	hash, err := bcrypt.GenerateFromPassword([]byte(password), 8)
	return string(hash), err
}

func Five(password []byte) []byte {
	// ruleid: go/bcrypt-cost
	hash, _ := bcrypt.GenerateFromPassword(password, 5)
	return hash
}

func Named(password []byte) ([]byte, error) {
	// ruleid: go/bcrypt-cost
	return bcrypt.GenerateFromPassword(password, cost)
}

func (u *User) SetPassword(text string) error {
	// ruleid: go/bcrypt-cost
	if hash, err := bcrypt.GenerateFromPassword([]byte(text), 4); err == nil {
		u.Hash = string(hash)
	}
	return nil
}
