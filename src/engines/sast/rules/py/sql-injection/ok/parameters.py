from flask import Flask, request
from psycopg import sql
from sqlalchemy import text

app = Flask(__name__)
COLUMNS = {"name", "created"}
TABLE = "users"
STATE_OPEN = "open"


@app.route("/users")
def users(cursor):
    # ok: py/sql-injection
    cursor.execute("SELECT * FROM users WHERE name = %s", (request.args["name"],))
    return cursor.fetchall()


@app.route("/sorted")
def ordered(cursor):
    column = request.args["sort"]
    if column not in COLUMNS:
        return "unknown column", 400
    # ok: py/sql-injection
    cursor.execute(f"SELECT * FROM users ORDER BY {column}")
    return cursor.fetchall()


@app.route("/paged")
def paged(cursor):
    page = int(request.args["page"])
    # ok: py/sql-injection
    cursor.execute(f"SELECT * FROM users LIMIT 20 OFFSET {page * 20}")
    return cursor.fetchall()


def bound(session, name):
    # ok: py/sql-injection
    return session.execute(text("SELECT * FROM users WHERE name = :name"), {"name": name})


def constant(cursor):
    # ok: py/sql-injection
    cursor.execute(f"SELECT * FROM {TABLE} WHERE state = '{STATE_OPEN}'")


def composed(cursor, table):
    # ok: py/sql-injection
    cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))


def many(cursor, ids):
    marks = ", ".join(["%s"] * len(ids))
    # ok: py/sql-injection
    cursor.execute(f"SELECT * FROM users WHERE id IN ({marks})", ids)


def dated(cursor, day):
    # ok: py/sql-injection
    cursor.execute("SELECT strftime('%Y', made) FROM users WHERE made > ?", (day,))


def run(job, request):
    # ok: py/sql-injection
    job.run(request.args["name"])
