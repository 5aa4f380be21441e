package live

import (
	"net/http"

	"github.com/coder/websocket"
)

func Accept(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	// ruleid: go/websocket-any-origin
	return websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true})
}

func Starred(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	// ruleid: go/websocket-any-origin
	return websocket.Accept(w, r, &websocket.AcceptOptions{OriginPatterns: []string{"*"}})
}
