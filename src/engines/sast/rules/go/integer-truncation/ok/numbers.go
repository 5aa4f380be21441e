package api

import (
	"math"
	"net/http"
	"strconv"
)

func Port(r *http.Request) (uint16, error) {
	port, err := strconv.ParseUint(r.FormValue("port"), 10, 16)
	// ok: go/integer-truncation
	return uint16(port), err
}

func Page(r *http.Request) int32 {
	page, _ := strconv.Atoi(r.FormValue("page"))
	if page > math.MaxInt32 || page < 0 {
		return 0
	}
	// ok: go/integer-truncation
	return int32(page)
}

func ID(text string) int64 {
	id, _ := strconv.Atoi(text)
	// ok: go/integer-truncation
	return int64(id)
}

func Length(text string) uint32 {
	// ok: go/integer-truncation
	return uint32(len(text))
}

func Narrow(text string) (int32, error) {
	number, err := strconv.ParseInt(text, 10, 32)
	// ok: go/integer-truncation
	return int32(number), err
}
