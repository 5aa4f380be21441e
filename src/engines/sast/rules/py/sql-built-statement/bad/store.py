import sqlite3


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def find(self, name):
        # ruleid: py/sql-built-statement
        return self.db.execute(f"SELECT * FROM person WHERE name = '{name}'").fetchall()

    def remove(self, mail):
        sql = "DELETE FROM person WHERE mail = '%s'" % mail
        # ruleid: py/sql-built-statement
        self.db.execute(sql)


def rename(cursor, old, new):
    # ruleid: py/sql-built-statement
    cursor.execute("UPDATE person SET name = '{}' WHERE name = '{}'".format(new, old))


async def orders(pool, customer: str):
    # ruleid: py/sql-built-statement
    return await pool.fetch("SELECT * FROM orders WHERE customer = '" + customer + "'")


def search(session, term):
    query = f"SELECT * FROM note WHERE text LIKE '%{term}%'"
    # ruleid: py/sql-built-statement
    return session.execute(query).fetchall()
