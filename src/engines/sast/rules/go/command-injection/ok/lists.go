package tools

import (
	"net/http"
	"os/exec"
	"strconv"

	"github.com/gin-gonic/gin"
)

var programs = map[string]string{"disk": "df", "memory": "free"}

func Ping(w http.ResponseWriter, r *http.Request) {
	// ok: go/command-injection
	exec.Command("ping", "-c", "1", "--", r.FormValue("host")).Run()
}

func Show(c *gin.Context) {
	program, ok := programs[c.Query("what")]
	if !ok {
		return
	}
	// ok: go/command-injection
	exec.Command(program, "-h").Run()
}

func Wait(w http.ResponseWriter, r *http.Request) {
	seconds, err := strconv.Atoi(r.FormValue("seconds"))
	if err != nil {
		return
	}
	// ok: go/command-injection
	exec.Command("sh", "-c", "sleep "+strconv.Itoa(seconds)).Run()
}

func Update() error {
	// ok: go/command-injection
	return exec.Command("sh", "-c", "apt-get update && apt-get upgrade -y").Run()
}

func Env(w http.ResponseWriter, r *http.Request) {
	cmd := exec.CommandContext(r.Context(), "render")
	cmd.Env = append(cmd.Env, "NAME="+r.FormValue("name"))
	// ok: go/command-injection
	cmd.Run()
}
