package api

import (
	"net/http"
	"strconv"
)

func Port(r *http.Request) uint16 {
	port, err := strconv.Atoi(r.FormValue("port"))
	if err != nil {
		return 0
	}
	// ruleid: go/integer-truncation
	return uint16(port)
}

func Page(r *http.Request) int32 {
	page, _ := strconv.Atoi(r.URL.Query().Get("page"))
	// ruleid: go/integer-truncation
	return int32(page)
}

func ID(text string) (uint32, error) {
	id, err := strconv.ParseUint(text, 10, 64)
	// ruleid: go/integer-truncation
	return uint32(id), err
}

func Level(text string) int8 {
	if level, err := strconv.ParseInt(text, 10, 64); err == nil {
		// ruleid: go/integer-truncation
		return int8(level)
	}
	return 0
}

func Limit(text string) query {
	limit, err := strconv.ParseInt(text, 0, 0)
	if err != nil {
		limit = 20
	}
	// ruleid: go/integer-truncation
	return query{limit: int32(limit)}
}
