package hooks

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
)

func Signed(key, body, signature []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ok: go/timing-unsafe-compare
	return hmac.Equal(mac.Sum(nil), signature)
}

func Hex(key, body []byte, signature string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	expected := hex.EncodeToString(mac.Sum(nil))
	// ok: go/timing-unsafe-compare
	return subtle.ConstantTimeCompare([]byte(expected), []byte(signature)) == 1
}

func Same(left, right []byte) bool {
	// ok: go/timing-unsafe-compare
	return bytes.Equal(left, right)
}

func Unchanged(text []byte, etag string) bool {
	sum := sha256.Sum256(text)
	// ok: go/timing-unsafe-compare
	return hex.EncodeToString(sum[:]) == etag
}

func Missing(key, body []byte, header string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	sum := mac.Sum(nil)
	// ok: go/timing-unsafe-compare
	return sum == nil
}
