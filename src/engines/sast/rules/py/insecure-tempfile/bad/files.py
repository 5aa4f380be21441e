import os
import tempfile
from tempfile import mktemp


def named():
    # ruleid: py/insecure-tempfile
    path = tempfile.mktemp()
    return open(path, "w")


def suffixed():
    # ruleid: py/insecure-tempfile
    return mktemp(suffix=".png")


def old():
    # ruleid: py/insecure-tempfile
    return os.tempnam()


def fixed(text):
    # ruleid: py/insecure-tempfile
    with open("/tmp/report.txt", "w") as file:
        file.write(text)


def formatted(number, data):
    # ruleid: py/insecure-tempfile
    with open(f"/tmp/upload-{number}", "wb") as file:
        file.write(data)
