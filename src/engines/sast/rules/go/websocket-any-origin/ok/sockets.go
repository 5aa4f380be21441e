package live

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// ok: go/websocket-any-origin
var upgrader = websocket.Upgrader{ReadBufferSize: 1024}

// ok: go/websocket-any-origin
var checked = websocket.Upgrader{
	CheckOrigin: func(r *http.Request) bool { return r.Header.Get("Origin") == "https://www.example.com" },
}

func Listed(u *websocket.Upgrader, origins map[string]bool) {
	// ok: go/websocket-any-origin
	u.CheckOrigin = func(r *http.Request) bool { return origins[r.Header.Get("Origin")] }
}

func Dial(address string) (*websocket.Conn, *http.Response, error) {
	// ok: go/websocket-any-origin
	return websocket.DefaultDialer.Dial(address, nil)
}

func Refusing() *websocket.Upgrader {
	// ok: go/websocket-any-origin
	return &websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return false }}
}
