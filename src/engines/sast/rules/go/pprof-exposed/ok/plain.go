package main

import "net/http"

func plain() error {
	// ok: go/pprof-exposed
	return http.ListenAndServe(":8080", nil)
}
