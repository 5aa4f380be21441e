import os
import shlex
import subprocess


def thumbnail(path, target):
    # ok: py/shell-built-command
    subprocess.run(["convert", path, "-resize", "100x100", target], check=True)


def archive(folder):
    # ok: py/shell-built-command
    subprocess.check_call("tar czf /tmp/a.tgz " + shlex.quote(folder), shell=True)


def stop(pid):
    # ok: py/shell-built-command
    os.system(f"kill {pid}")


def clean():
    # ok: py/shell-built-command
    os.system("rm -rf /tmp/cache")


def chosen(tool):
    if tool not in ("black", "ruff"):
        raise ValueError(tool)
    # ok: py/shell-built-command
    os.system(f"{tool} .")
