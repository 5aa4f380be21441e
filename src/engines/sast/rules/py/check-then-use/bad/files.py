import os


def create(path, text):
    if not os.path.exists(path):
        # ruleid: py/check-then-use
        with open(path, "w") as out:
            out.write(text)


def append(path, line):
    if os.access(path, os.W_OK):
        # ruleid: py/check-then-use
        with open(path, "a") as out:
            out.write(line)


def lock(path):
    if os.path.isfile(path):
        # ruleid: py/check-then-use
        os.chmod(path, 0o400)


def own(path, user):
    if os.path.exists(path) and not os.path.islink(path):
        # ruleid: py/check-then-use
        os.chown(path, user, -1)


def overwrite(path, data):
    if not os.path.islink(path):
        # ruleid: py/check-then-use
        with open(path, "wb") as out:
            out.write(data)
