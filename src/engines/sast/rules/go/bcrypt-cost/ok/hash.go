package account

import "golang.org/x/crypto/bcrypt"

const cost = 12

func Hash(password string) ([]byte, error) {
	// ok: go/bcrypt-cost
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func Fourteen(password []byte) ([]byte, error) {
	// ok: go/bcrypt-cost
	return bcrypt.GenerateFromPassword(password, 14)
}

func Named(password []byte) ([]byte, error) {
	// ok: go/bcrypt-cost
	return bcrypt.GenerateFromPassword(password, cost)
}

func BySetting(password []byte, rounds int) ([]byte, error) {
	// ok: go/bcrypt-cost
	return bcrypt.GenerateFromPassword(password, rounds)
}

func Compare(hash, password []byte) error {
	// ok: go/bcrypt-cost
	return bcrypt.CompareHashAndPassword(hash, password)
}
