import os
import shutil
import tarfile
import zipfile


def restore(upload, folder):
    with tarfile.open(fileobj=upload) as archive:
        # ruleid: py/zip-slip
        archive.extractall(folder)


def import_theme(path, folder):
    tar = tarfile.open(path)
    # ruleid: py/zip-slip
    tar.extractall(path=folder)
    tar.close()


def chain(path, folder):
    # ruleid: py/zip-slip
    tarfile.open(path).extractall(folder)


def one_by_one(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            # ruleid: py/zip-slip
            archive.extract(member, folder)


def unzip(path, folder):
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            # ruleid: py/zip-slip
            with open(os.path.join(folder, entry.filename), "wb") as out:
                shutil.copyfileobj(archive.open(entry), out)


def unzip_names(path, folder):
    archive = zipfile.ZipFile(path)
    for name in archive.namelist():
        # ruleid: py/zip-slip
        with open(os.path.join(folder, name), "wb") as out:
            out.write(archive.read(name))
