package server

import (
	"crypto/tls"
	"net/http"
)

// ruleid: go/tls-old-version
var old = tls.Config{MinVersion: tls.VersionTLS10}

func New(handler http.Handler) *http.Server {
	return &http.Server{
		Handler: handler,
		// ruleid: go/tls-old-version
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS11, PreferServerCipherSuites: true},
	}
}

func Legacy() *tls.Config {
	config := &tls.Config{}
	// ruleid: go/tls-old-version
	config.MinVersion = tls.VersionSSL30
	return config
}

func Capped() *tls.Config {
	// ruleid: go/tls-old-version
	return &tls.Config{MaxVersion: tls.VersionTLS11}
}

func Numbered() *tls.Config {
	// ruleid: go/tls-old-version
	return &tls.Config{MinVersion: 0x0301}
}
