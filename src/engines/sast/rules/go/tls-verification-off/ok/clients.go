package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func New(pool *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{
		// ok: go/tls-verification-off
		TLSClientConfig: &tls.Config{RootCAs: pool},
	}}
}

func BySetting(skip bool) *tls.Config {
	// ok: go/tls-verification-off
	return &tls.Config{InsecureSkipVerify: skip}
}

func ByBranch(insecure bool) *tls.Config {
	config := &tls.Config{}
	if insecure {
		// ok: go/tls-verification-off
		config.InsecureSkipVerify = true
	}
	return config
}

func Pinned(check func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	// ok: go/tls-verification-off
	return &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: check}
}

func Strict() *tls.Config {
	// ok: go/tls-verification-off
	return &tls.Config{InsecureSkipVerify: false}
}
