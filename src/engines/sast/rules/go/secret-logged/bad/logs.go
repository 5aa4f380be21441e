package account

import (
	"log"
	"log/slog"

	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
)

type settings struct{ DBPassword, APIKey string }

func Login(user, password string) {
	// ruleid: go/secret-logged
	log.Printf("login of %s with %s", user, password)
}

func Start(s settings) {
	// ruleid: go/secret-logged
	slog.Info("connected", "password", s.DBPassword)
}

func Refresh(logger *zap.Logger, refreshToken string) {
	// ruleid: go/secret-logged
	logger.Info("refreshed", zap.String("token", refreshToken))
}

func Field(apiKey string) {
	// ruleid: go/secret-logged
	logrus.WithField("key", apiKey).Info("client made")
}

func (s *settings) Show() {
	// ruleid: go/secret-logged
	log.Println("using", s.APIKey)
}
