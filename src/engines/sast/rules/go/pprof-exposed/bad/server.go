package main

import (
	"log"
	"net/http"
	_ "net/http/pprof"
)

func main() {
	http.HandleFunc("/", index)
	// ruleid: go/pprof-exposed
	log.Fatal(http.ListenAndServe(":8080", nil))
}

func secure() error {
	// ruleid: go/pprof-exposed
	return http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", nil)
}

func all() {
	// ruleid: go/pprof-exposed
	go http.ListenAndServe("0.0.0.0:6060", nil)
}
