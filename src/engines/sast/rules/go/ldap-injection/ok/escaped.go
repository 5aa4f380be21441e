package directory

import (
	"fmt"
	"net/http"
	"regexp"

	"github.com/go-ldap/ldap/v3"
)

const base = "dc=example,dc=com"

var plain = regexp.MustCompile(`^[a-z0-9]+$`)

func Find(conn *ldap.Conn, r *http.Request) {
	filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(r.FormValue("user")))
	// ok: go/ldap-injection
	conn.Search(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, filter, nil, nil))
}

func Everybody(conn *ldap.Conn) {
	// ok: go/ldap-injection
	conn.Search(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, "(objectClass=person)", nil, nil))
}

func Matched(conn *ldap.Conn, r *http.Request) {
	user := r.FormValue("user")
	if !plain.MatchString(user) {
		return
	}
	// ok: go/ldap-injection
	conn.Search(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, "(uid="+user+")", nil, nil))
}

func ByEntry(conn *ldap.Conn, entry *ldap.Entry) {
	// ok: go/ldap-injection
	conn.Search(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, "(member="+entry.DN+")", nil, nil))
}

func Login(conn *ldap.Conn, r *http.Request) error {
	// ok: go/ldap-injection
	return conn.Bind("uid="+ldap.EscapeDN(r.FormValue("user"))+","+base, r.FormValue("password"))
}
