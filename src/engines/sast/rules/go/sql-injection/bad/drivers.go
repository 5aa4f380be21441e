package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jmoiron/sqlx"
)

type Users struct {
	db   *sql.DB
	pool *pgxpool.Pool
}

type filter struct {
	City string `json:"city"`
}

func (u *Users) ByName(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go/sql-injection
	u.db.Query("SELECT id FROM users WHERE name = '" + name + "'")
}

func (u *Users) Sorted(w http.ResponseWriter, r *http.Request) {
	query := fmt.Sprintf("SELECT id, name FROM users ORDER BY %s", r.URL.Query().Get("sort"))
	// ruleid: go/sql-injection
	u.pool.Query(r.Context(), query)
}

func (u *Users) InCity(w http.ResponseWriter, r *http.Request) {
	var f filter
	if err := json.NewDecoder(r.Body).Decode(&f); err != nil {
		return
	}
	// ruleid: go/sql-injection
	u.db.QueryRowContext(r.Context(), "SELECT count(*) FROM users WHERE city = '"+f.City+"'")
}

func BySession(db *sqlx.DB, r *http.Request) error {
	cookie, err := r.Cookie("session")
	if err != nil {
		return err
	}
	var id int
	// ruleid: go/sql-injection
	return db.Get(&id, "SELECT user_id FROM sessions WHERE key = '"+cookie.Value+"'")
}

func remove(ctx context.Context, tx *sql.Tx, table string) error {
	// ruleid: go/sql-injection
	_, err := tx.ExecContext(ctx, "DELETE FROM "+table)
	return err
}

func Remove(tx *sql.Tx, r *http.Request) error {
	return remove(r.Context(), tx, r.PathValue("table"))
}
