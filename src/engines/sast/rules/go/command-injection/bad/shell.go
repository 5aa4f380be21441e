package tools

import (
	"fmt"
	"net/http"
	"os/exec"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
)

func Ping(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	// ruleid: go/command-injection
	out, _ := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	w.Write(out)
}

func Lookup(c *gin.Context) {
	line := fmt.Sprintf("dig %s +short", c.Query("name"))
	// ruleid: go/command-injection
	cmd := exec.CommandContext(c, "/bin/bash", "-c", line)
	cmd.Run()
}

func Run(w http.ResponseWriter, r *http.Request) {
	words := strings.Fields(r.URL.Query().Get("run"))
	// ruleid: go/command-injection
	exec.Command(words[0], words[1:]...).Run()
}

func shell(line string) ([]byte, error) {
	// ruleid: go/command-injection
	return exec.Command("cmd", "/C", line).CombinedOutput()
}

func Convert(c *fiber.Ctx) error {
	out, err := shell("convert " + c.Query("file") + " out.png")
	if err != nil {
		return err
	}
	return c.Send(out)
}

func Session(w http.ResponseWriter, r *http.Request) {
	session, _ := r.Cookie("session")
	// ruleid: go/command-injection
	exec.Command("bash", "-lc", "grep "+session.Value+" /var/lib/sessions").Run()
}
