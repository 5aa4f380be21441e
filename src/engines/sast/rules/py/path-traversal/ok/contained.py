import os
from pathlib import Path

from flask import Flask, request, send_from_directory
from werkzeug.utils import safe_join, secure_filename

app = Flask(__name__)
ROOT = "/srv/files"
REPORTS = ["day.csv", "week.csv"]


@app.route("/base")
def base():
    # ok: py/path-traversal
    with open(os.path.join(ROOT, os.path.basename(request.args["name"]))) as file:
        return file.read()


@app.route("/secured", methods=["POST"])
def secured():
    name = secure_filename(request.form["name"])
    # ok: py/path-traversal
    with open(os.path.join(ROOT, name), "w") as file:
        file.write(request.form["text"])
    return "saved"


@app.route("/directory")
def directory():
    # ok: py/path-traversal
    return send_from_directory(ROOT, request.args["name"])


@app.route("/joined")
def joined():
    # ok: py/path-traversal
    return open(safe_join(ROOT, request.args["name"])).read()


@app.route("/prefixed")
def prefixed():
    path = os.path.realpath(os.path.join(ROOT, request.args["name"]))
    if not path.startswith(ROOT + os.sep):
        return "outside", 400
    # ok: py/path-traversal
    return open(path).read()


@app.route("/listed")
def listed():
    name = request.args["name"]
    if name not in REPORTS:
        return "unknown", 404
    # ok: py/path-traversal
    return open(os.path.join(ROOT, name)).read()


@app.route("/relative")
def relative():
    path = (Path(ROOT) / request.args["name"]).resolve()
    if not path.is_relative_to(ROOT):
        return "outside", 400
    # ok: py/path-traversal
    return path.read_text()


@app.route("/number")
def number():
    # ok: py/path-traversal
    return open(f"{ROOT}/{int(request.args['id'])}.txt").read()
