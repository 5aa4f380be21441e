package games

import (
	"math/rand"
	"time"
)

func Roll() int {
	// ok: go/insecure-random
	return 1 + rand.Intn(6)
}

func Wait() {
	// ok: go/insecure-random
	time.Sleep(time.Duration(rand.Int63n(1000)) * time.Millisecond)
}

func pickTokenBucket(count int) int {
	// ok: go/insecure-random
	return rand.Intn(count)
}
