import os
import re
import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)
TOOLS = ["git", "hg"]


@app.route("/ping")
def ping():
    # ok: py/command-injection
    return subprocess.check_output(["ping", "-c", "1", "--", request.args["host"]])


@app.route("/quoted")
def quoted():
    # ok: py/command-injection
    return subprocess.check_output("dig " + shlex.quote(request.args["host"]), shell=True)


@app.route("/tool")
def tool():
    name = request.args["tool"]
    if name not in TOOLS:
        return "unknown", 400
    # ok: py/command-injection
    return os.popen(f"{name} --version").read()


@app.route("/matched")
def matched():
    host = request.args["host"]
    if not re.fullmatch(r"[a-z0-9.]+", host):
        return "host", 400
    # ok: py/command-injection
    return os.popen("dig " + host).read()


@app.route("/lines")
def lines():
    count = int(request.args["count"])
    # ok: py/command-injection
    return os.popen(f"tail -n {count} app.log").read()


def constant():
    # ok: py/command-injection
    os.system("sync")


def own(path):
    # ok: py/command-injection
    subprocess.run(["git", "-C", path, "status"], check=True)
