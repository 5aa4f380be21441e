package main

import (
	"net"
	"net/http"
)

func usual(handler http.Handler) error {
	// ruleid: go/server-without-timeouts
	return http.ListenAndServe(":8080", handler)
}

func secure(handler http.Handler) error {
	// ruleid: go/server-without-timeouts
	return http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", handler)
}

func own(handler http.Handler) *http.Server {
	// ruleid: go/server-without-timeouts
	return &http.Server{Addr: ":8080", Handler: handler}
}

func idle(handler http.Handler) {
	// ruleid: go/server-without-timeouts
	server := http.Server{Addr: ":8080", Handler: handler, MaxHeaderBytes: 1 << 16}
	server.ListenAndServe()
}

func on(listener net.Listener) error {
	// ruleid: go/server-without-timeouts
	return http.Serve(listener, nil)
}
