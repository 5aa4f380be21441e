package account

import (
	"log"
	"log/slog"
)

func Login(user, password string) {
	// ok: go/secret-logged
	log.Printf("login of %s", user)
	// ok: go/secret-logged
	log.Printf("password of %d bytes", len(password))
}

func Missing(tokenFile string, err error) {
	// ok: go/secret-logged
	slog.Error("no token", "file", tokenFile, "error", err)
}

func Masked(apiKey string) {
	// ok: go/secret-logged
	log.Println("using", mask(apiKey))
}

func Parsed(line int, token string) {
	// ok: go/secret-logged
	log.Printf("unexpected %q in line %d", token, line)
}

func Set(s settings) {
	// ok: go/secret-logged
	slog.Info("connected", "password set", s.DBPassword != "")
}
