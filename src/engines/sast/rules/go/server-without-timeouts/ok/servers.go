package main

import (
	"net/http"
	"time"
)

func limited(handler http.Handler) *http.Server {
	// ok: go/server-without-timeouts
	return &http.Server{Addr: ":8080", Handler: handler, ReadHeaderTimeout: 5 * time.Second}
}

func full(handler http.Handler) *http.Server {
	// ok: go/server-without-timeouts
	return &http.Server{
		Addr:         ":8080",
		Handler:      handler,
		ReadTimeout:  10 * time.Second,
		WriteTimeout: 30 * time.Second,
	}
}

func later(handler http.Handler) error {
	// ok: go/server-without-timeouts
	server := &http.Server{Addr: ":8080", Handler: handler}
	server.ReadTimeout = 10 * time.Second
	return server.ListenAndServe()
}

func local(handler http.Handler) error {
	// ok: go/server-without-timeouts
	return http.ListenAndServe("localhost:6060", handler)
}

func client() *http.Client {
	// ok: go/server-without-timeouts
	return &http.Client{}
}
