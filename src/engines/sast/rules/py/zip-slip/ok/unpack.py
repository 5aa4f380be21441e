import os
import tarfile
import zipfile
from pathlib import Path


def restore(upload, folder):
    with tarfile.open(fileobj=upload) as archive:
        # ok: py/zip-slip
        archive.extractall(folder, filter="data")


def listed(path, folder):
    with tarfile.open(path) as archive:
        # ok: py/zip-slip
        archive.extractall(folder, members=[archive.getmember("site.css")])


def import_zip(path, folder):
    with zipfile.ZipFile(path) as archive:
        # ok: py/zip-slip
        archive.extractall(folder)


def checked(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not (Path(folder) / member.name).resolve().is_relative_to(folder):
                raise ValueError(member.name)
        # ok: py/zip-slip
        archive.extractall(folder)


def fixed(path, folder):
    with tarfile.open(path) as archive:
        # ok: py/zip-slip
        archive.extract("manifest.json", folder)


def read_only(path):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ok: py/zip-slip
            print(os.path.join("archive", name))
