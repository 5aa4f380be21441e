package preview

import (
	"io"
	"net"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func Preview(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/ssrf
	res, err := http.Get(r.URL.Query().Get("url"))
	if err != nil {
		return
	}
	defer res.Body.Close()
	io.Copy(w, res.Body)
}

func Webhook(c *gin.Context) {
	var hook struct{ URL string }
	if err := c.ShouldBindJSON(&hook); err != nil {
		return
	}
	// ruleid: go/ssrf
	req, err := http.NewRequestWithContext(c, http.MethodPost, hook.URL, nil)
	if err == nil {
		http.DefaultClient.Do(req)
	}
}

func Avatar(c echo.Context) error {
	address := "https://" + c.QueryParam("host") + "/avatar.png"
	// ruleid: go/ssrf
	_, err := httpClient.Get(address)
	return err
}

func Probe(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/ssrf
	conn, err := net.Dial("tcp", r.FormValue("address"))
	if err == nil {
		conn.Close()
	}
}

func fetch(address string) (*http.Response, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	// ruleid: go/ssrf
	return http.Head(parsed.String())
}

func Import(w http.ResponseWriter, r *http.Request) {
	res, err := fetch(r.PostFormValue("feed"))
	if err == nil {
		res.Body.Close()
	}
}
