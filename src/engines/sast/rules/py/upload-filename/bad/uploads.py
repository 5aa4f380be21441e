import os
import shutil
from pathlib import Path

import aiofiles
from fastapi import FastAPI, UploadFile
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()
FOLDER = "/srv/uploads"


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    # ruleid: py/upload-filename
    file.save(os.path.join(FOLDER, file.filename))
    return "ok"


@app.route("/avatar", methods=["POST"])
def avatar():
    image = request.files.get("image")
    path = f"{FOLDER}/{image.filename}"
    # ruleid: py/upload-filename
    with open(path, "wb") as out:
        shutil.copyfileobj(image.stream, out)
    return "ok"


@api.post("/files")
async def files(file: UploadFile):
    # ruleid: py/upload-filename
    async with aiofiles.open(f"/srv/files/{file.filename}", "wb") as out:
        await out.write(await file.read())


@api.post("/documents")
async def documents(document: UploadFile):
    target = Path(FOLDER) / document.filename
    # ruleid: py/upload-filename
    target.write_bytes(await document.read())


@api.post("/many")
async def many(uploads: list[UploadFile]):
    for uploaded_file in uploads:
        location = FOLDER + "/" + uploaded_file.filename
        # ruleid: py/upload-filename
        with open(location, "wb") as out:
            out.write(await uploaded_file.read())
