package directory

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/go-ldap/ldap/v3"
)

type Directory struct{ conn *ldap.Conn }

func (d *Directory) Find(w http.ResponseWriter, r *http.Request) {
	filter := fmt.Sprintf("(uid=%s)", r.FormValue("user"))
	// ruleid: go/ldap-injection
	request := ldap.NewSearchRequest("dc=example,dc=com", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false, filter, nil, nil)
	d.conn.Search(request)
}

func (d *Directory) InUnit(c *gin.Context) {
	// ruleid: go/ldap-injection
	request := ldap.NewSearchRequest("ou="+c.Query("unit")+",dc=example,dc=com", ldap.ScopeSingleLevel, 0, 0, 0, false, "(objectClass=person)", nil, nil)
	d.conn.Search(request)
}

func (d *Directory) Literal(w http.ResponseWriter, r *http.Request) {
	d.conn.Search(&ldap.SearchRequest{
		BaseDN: "dc=example,dc=com",
		// ruleid: go/ldap-injection
		Filter: "(mail=" + r.PostFormValue("mail") + ")",
	})
}

func search(conn *ldap.Conn, user string) (*ldap.SearchResult, error) {
	// ruleid: go/ldap-injection
	return conn.Search(ldap.NewSearchRequest("dc=example", 2, 0, 1, 0, false, "(&(objectClass=user)(sAMAccountName="+user+"))", nil, nil))
}

func (d *Directory) Login(c *gin.Context) {
	var form struct{ User, Password string }
	if err := c.ShouldBindJSON(&form); err != nil {
		return
	}
	search(d.conn, form.User)
}

func Compiled(w http.ResponseWriter, r *http.Request) {
	// ruleid: go/ldap-injection
	ldap.CompileFilter("(cn=" + r.URL.Query().Get("name") + ")")
}
