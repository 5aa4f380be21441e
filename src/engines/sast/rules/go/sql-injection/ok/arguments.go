package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
)

var sortable = map[string]string{"name": "u.name", "age": "u.age"}

type Users struct{ db *sql.DB }

func (u *Users) ByName(w http.ResponseWriter, r *http.Request) {
	// ok: go/sql-injection
	u.db.Query("SELECT id FROM users WHERE name = $1", r.FormValue("name"))
}

func (u *Users) Sorted(w http.ResponseWriter, r *http.Request) {
	column, ok := sortable[r.URL.Query().Get("sort")]
	if !ok {
		column = "u.id"
	}
	// ok: go/sql-injection
	u.db.QueryContext(r.Context(), "SELECT id FROM users u ORDER BY "+column)
}

func (u *Users) Page(w http.ResponseWriter, r *http.Request) {
	page, _ := strconv.Atoi(r.FormValue("page"))
	// ok: go/sql-injection
	u.db.Query(fmt.Sprintf("SELECT id FROM users LIMIT 20 OFFSET %d", page*20))
}

func (u *Users) Prepared(ctx context.Context, r *http.Request) error {
	// ok: go/sql-injection
	stmt, err := u.db.PrepareContext(ctx, "DELETE FROM users WHERE mail = ?")
	if err != nil {
		return err
	}
	_, err = stmt.Exec(r.PostFormValue("mail"))
	return err
}

func (u *Users) Search(r *http.Request) {
	link := r.URL.Query().Get("q")
	// ok: go/sql-injection
	u.db.Query("SELECT id FROM users WHERE name ILIKE $1", "%"+link+"%")
}
