import os
import stat
from pathlib import Path


def script(path):
    # ruleid: py/world-writable
    os.chmod(path, 0o777)


def log(path):
    # ruleid: py/world-writable
    Path(path).chmod(0o666)


def folder(path):
    # ruleid: py/world-writable
    os.makedirs(path, mode=0o777, exist_ok=True)


def shared(path):
    # ruleid: py/world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR | stat.S_IWOTH)


def daemon():
    # ruleid: py/world-writable
    os.umask(0)
