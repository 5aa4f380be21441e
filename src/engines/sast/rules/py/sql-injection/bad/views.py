import sqlite3

from django.db import connection
from flask import Flask, request
from sqlalchemy import text

app = Flask(__name__)
db = sqlite3.connect("app.db")


@app.route("/users")
def users():
    name = request.args.get("name")
    # ruleid: py/sql-injection
    return db.execute("SELECT * FROM users WHERE name = '" + name + "'").fetchall()


@app.route("/posts")
def posts():
    sort = request.args["sort"]
    query = f"SELECT * FROM posts ORDER BY {sort}"
    # ruleid: py/sql-injection
    return db.execute(query).fetchall()


@app.route("/files/<name>")
def files(name):
    # ruleid: py/sql-injection
    return db.execute("SELECT * FROM files WHERE name LIKE '%%%s%%'" % name).fetchall()


def report(request):
    with connection.cursor() as cursor:
        # ruleid: py/sql-injection
        cursor.execute("SELECT * FROM sales WHERE region = {}".format(request.GET["region"]))
        return cursor.fetchall()


def orders(session, request):
    # ruleid: py/sql-injection
    return session.execute(text(f"SELECT * FROM orders WHERE state = {request.form['state']}"))
