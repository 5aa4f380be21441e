import os
import tempfile


def made():
    # ok: py/insecure-tempfile
    handle, path = tempfile.mkstemp()
    os.close(handle)
    return path


def managed():
    # ok: py/insecure-tempfile
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("x")


def inside():
    with tempfile.TemporaryDirectory() as folder:
        # ok: py/insecure-tempfile
        with open(os.path.join(folder, "report.txt"), "w") as file:
            file.write("x")


def reading():
    # ok: py/insecure-tempfile
    return open("/tmp/report.txt").read()


def read_explicitly():
    # ok: py/insecure-tempfile
    return open("/tmp/report.txt", "r").read()


def elsewhere(text):
    # ok: py/insecure-tempfile
    with open("/var/lib/app/report.txt", "w") as file:
        file.write(text)


def pathlib_copy(path):
    # ok: py/insecure-tempfile
    return path.mktemp()
