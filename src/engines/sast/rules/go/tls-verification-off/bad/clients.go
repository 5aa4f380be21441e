package client

import (
	"crypto/tls"
	"net/http"
)

func New() *http.Client {
	return &http.Client{Transport: &http.Transport{
		// ruleid: go/tls-verification-off
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
}

func Dial(address string) (*tls.Conn, error) {
	// ruleid: go/tls-verification-off
	return tls.Dial("tcp", address, &tls.Config{ServerName: "db", InsecureSkipVerify: true})
}

func Mail() *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	// ruleid: go/tls-verification-off
	config.InsecureSkipVerify = true
	return config
}

func Default() {
	// ruleid: go/tls-verification-off
	http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{InsecureSkipVerify: true}
}

type Sender struct{ tls *tls.Config }

func (s *Sender) Loosen() {
	// ruleid: go/tls-verification-off
	s.tls.InsecureSkipVerify = true
}
