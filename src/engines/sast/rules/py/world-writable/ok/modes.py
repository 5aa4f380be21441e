import os
import stat
from pathlib import Path


def script(path):
    # ok: py/world-writable
    os.chmod(path, 0o755)


def key(path):
    # ok: py/world-writable
    Path(path).chmod(0o600)


def folder(path):
    # ok: py/world-writable
    os.makedirs(path, mode=0o750, exist_ok=True)


def owner(path):
    # ok: py/world-writable
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)


def spool(path):
    # ok: py/world-writable
    os.chmod(path, 0o1777)


def daemon():
    # ok: py/world-writable
    os.umask(0o077)
