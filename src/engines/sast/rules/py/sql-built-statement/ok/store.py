import sqlite3

from psycopg import sql


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def find(self, name):
        # ok: py/sql-built-statement
        return self.db.execute("SELECT * FROM person WHERE name = ?", (name,)).fetchall()

    def count(self, table):
        # ok: py/sql-built-statement
        return self.db.execute(f"SELECT count(*) FROM {table}").fetchone()


def rename(cursor, old, new):
    # ok: py/sql-built-statement
    cursor.execute("UPDATE person SET name = %s WHERE name = %s", (new, old))


def names(cursor, kind):
    # ok: py/sql-built-statement
    cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(kind)))


def sort(session, order_by):
    if order_by not in ("name", "mail"):
        raise ValueError(order_by)
    # ok: py/sql-built-statement
    return session.execute(f"SELECT * FROM person ORDER BY {order_by}")


async def all_orders(pool):
    # ok: py/sql-built-statement
    return await pool.fetch("SELECT * FROM orders")
