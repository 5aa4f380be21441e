import asyncio
import os
import subprocess


def thumbnail(path, target):
    # ruleid: py/shell-built-command
    os.system(f"convert {path} -resize 100x100 {target}")


def archive(folder):
    command = "tar czf /tmp/a.tgz " + folder
    # ruleid: py/shell-built-command
    subprocess.check_call(command, shell=True)


def branch(name):
    # ruleid: py/shell-built-command
    return os.popen("git checkout {}".format(name)).read()


def info(url):
    # ruleid: py/shell-built-command
    return subprocess.getoutput("ffprobe '%s'" % url)


async def convert(source: str):
    # ruleid: py/shell-built-command
    await asyncio.create_subprocess_shell(f"pandoc {source} -o out.pdf")
