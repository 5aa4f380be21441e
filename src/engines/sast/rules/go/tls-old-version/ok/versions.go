package server

import "crypto/tls"

// ok: go/tls-old-version
var current = tls.Config{MinVersion: tls.VersionTLS12}

func New() *tls.Config {
	// ok: go/tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS13, MaxVersion: tls.VersionTLS13}
}

func Default() *tls.Config {
	// ok: go/tls-old-version
	return &tls.Config{ServerName: "db"}
}

func Named(version uint16) string {
	switch version {
	// ok: go/tls-old-version
	case tls.VersionTLS10:
		return "1.0"
	}
	return "later"
}

func BySetting(version uint16) *tls.Config {
	config := &tls.Config{}
	// ok: go/tls-old-version
	config.MinVersion = version
	return config
}
