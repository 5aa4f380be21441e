package hooks

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

func Hex(key, body []byte, signature string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	expected := hex.EncodeToString(mac.Sum(nil))
	// ruleid: go/timing-unsafe-compare
	return expected == signature
}

func Bytes(key, body, signature []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(body)
	sum := h.Sum(nil)
	// ruleid: go/timing-unsafe-compare
	return bytes.Equal(signature, sum)
}

func Refused(key, body []byte, header string) error {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	digest := base64.StdEncoding.EncodeToString(mac.Sum(nil))
	// ruleid: go/timing-unsafe-compare
	if header != digest {
		return errSignature
	}
	return nil
}

func Direct(key, body []byte, header string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ruleid: go/timing-unsafe-compare
	return hex.EncodeToString(mac.Sum(nil)) == header
}

func Formed(key, body []byte, token string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	computed := "sha256=" + hex.EncodeToString(mac.Sum(nil))
	// ruleid: go/timing-unsafe-compare
	return computed == token
}
