import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from flask import Flask, request, send_file

app = Flask(__name__)
api = FastAPI()
ROOT = "/srv/files"


@app.route("/text")
def text():
    # ruleid: py/path-traversal
    with open(os.path.join(ROOT, request.args["name"])) as file:
        return file.read()


@app.route("/sent")
def sent():
    name = request.args.get("name")
    # ruleid: py/path-traversal
    return send_file(f"{ROOT}/{name}")


@app.route("/remove", methods=["POST"])
def remove():
    # ruleid: py/path-traversal
    os.remove(ROOT + "/" + request.form["file"])
    return "gone"


@api.get("/file")
def file(name: str):
    # ruleid: py/path-traversal
    return FileResponse(f"/srv/files/{name}")


def saved(request):
    path = Path(ROOT) / request.POST["name"]
    # ruleid: py/path-traversal
    path.write_text(request.POST["text"])
