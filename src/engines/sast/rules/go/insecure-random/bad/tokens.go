package account

import (
	"fmt"
	"math/rand"
	"net/http"
)

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func NewToken() string {
	out := make([]byte, 32)
	for i := range out {
		// ruleid: go/insecure-random
		out[i] = letters[rand.Intn(len(letters))]
	}
	return string(out)
}

type Service struct{}

func (s *Service) GeneratePassword(length int) string {
	out := make([]byte, length)
	// ruleid: go/insecure-random
	rand.Read(out)
	return fmt.Sprintf("%x", out)
}

func generateSessionID() (string, error) {
	// ruleid: go/insecure-random
	return fmt.Sprintf("%016x", rand.Uint64()), nil
}

func Reset(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/insecure-random
	resetCode := fmt.Sprintf("%06d", rand.Intn(1000000))
	send(r.FormValue("mail"), resetCode)
}

func newApiKey() string {
	// ruleid: go/insecure-random
	return fmt.Sprint(rand.Int63())
}
