LIMIT = 100


def find(cursor, owner, part):
    # ruleid: py/sql-built-statement
    cursor.execute(f"select id from files where owner = '{owner}' and name like '%{part}%' limit 100")
    return cursor.fetchall()


def remove(cursor, session_id):
    sql = "DELETE FROM sessions WHERE id = '%s'" % session_id
    # ruleid: py/sql-built-statement
    cursor.execute(sql)


def rename(cursor, name, number):
    # ruleid: py/sql-built-statement
    cursor.execute("UPDATE people SET name = '" + name + "' WHERE id = %s", [number])


def insert(cursor, name):
    # ruleid: py/sql-built-statement
    cursor.execute("INSERT INTO people (name) VALUES ('{}')".format(name))
