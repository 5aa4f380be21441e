package main

import (
	"net/http"
	_ "net/http/pprof"

	"github.com/gin-contrib/pprof"
	"github.com/gin-gonic/gin"
)

func local() error {
	// ok: go/pprof-exposed
	return http.ListenAndServe("localhost:6060", nil)
}

func own(handler http.Handler) error {
	// ok: go/pprof-exposed
	return http.ListenAndServe(":8080", handler)
}

func bySetting(address string) error {
	// ok: go/pprof-exposed
	return http.ListenAndServe(address, nil)
}

func debug(r *gin.Engine, on bool) {
	if on {
		// ok: go/pprof-exposed
		pprof.Register(r)
	}
}
