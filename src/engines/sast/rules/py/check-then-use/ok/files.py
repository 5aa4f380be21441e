import os


def create(path, text):
    try:
        # ok: py/check-then-use
        with open(path, "x") as out:
            out.write(text)
    except FileExistsError:
        return


def read(path):
    if os.path.exists(path):
        # ok: py/check-then-use
        with open(path, "r") as file:
            return file.read()
    return ""


def folder(path):
    # ok: py/check-then-use
    os.makedirs(path, exist_ok=True)


def other(path, log):
    if os.path.exists(path):
        # ok: py/check-then-use
        with open(log, "a") as out:
            out.write("found")


def exclusive(path):
    if not os.path.exists(path):
        # ok: py/check-then-use
        with open(path, "x") as out:
            out.write("")
