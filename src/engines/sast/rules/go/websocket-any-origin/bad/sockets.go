package live

import (
	"net/http"

	"github.com/gorilla/websocket"
)

// ruleid: go/websocket-any-origin
var upgrader = websocket.Upgrader{
	ReadBufferSize: 1024,
	CheckOrigin:    func(r *http.Request) bool { return true },
}

func Loosen(u *websocket.Upgrader) {
	// ruleid: go/websocket-any-origin
	u.CheckOrigin = func(r *http.Request) bool { return true }
}

func Upgrade(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	// ruleid: go/websocket-any-origin
	own := &websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	return own.Upgrade(w, r, nil)
}
