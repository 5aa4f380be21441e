import os
import uuid
from pathlib import Path

from fastapi import FastAPI, UploadFile
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
api = FastAPI()
FOLDER = "/srv/uploads"


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    # ok: py/upload-filename
    file.save(os.path.join(FOLDER, secure_filename(file.filename)))
    return "ok"


@app.route("/avatar", methods=["POST"])
def avatar():
    image = request.files["image"]
    ending = os.path.splitext(image.filename)[1]
    # ok: py/upload-filename
    image.save(os.path.join(FOLDER, uuid.uuid4().hex + ending))
    return "ok"


@api.post("/files")
async def files(file: UploadFile):
    # ok: py/upload-filename
    with open(os.path.join(FOLDER, os.path.basename(file.filename)), "wb") as out:
        out.write(await file.read())


@api.post("/documents")
async def documents(document: UploadFile):
    target = Path(FOLDER) / Path(document.filename).name
    # ok: py/upload-filename
    target.write_bytes(await document.read())


@api.post("/log")
async def log(file: UploadFile):
    # ok: py/upload-filename
    with open("/var/log/uploads.log", "a") as out:
        out.write(file.filename)
