import re

# ok: py/redos-pattern
NAME = re.compile(r"^\w+(\s\w+)*$")

# ok: py/redos-pattern
DATE = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def numbers(text):
    # ok: py/redos-pattern
    return re.match(r"^\d+(,\d+)*$", text)


def words(text):
    # ok: py/redos-pattern
    return re.search(r"[a-z]+!", text)


def dashes(text):
    # ok: py/redos-pattern
    return re.fullmatch(r"-[-\w]*", text)
