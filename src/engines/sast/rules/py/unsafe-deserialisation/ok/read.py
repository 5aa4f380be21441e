import json
import pickle

from flask import Flask, request

app = Flask(__name__)


@app.route("/load", methods=["POST"])
def load():
    # ok: py/unsafe-deserialisation
    return json.loads(request.data)


@app.route("/verified", methods=["POST"])
def verified():
    data = request.data
    verify_signature(data, request.headers["x-signature"])
    # ok: py/unsafe-deserialisation
    return str(pickle.loads(data))


def cached(path):
    with open(path, "rb") as file:
        # ok: py/unsafe-deserialisation
        return pickle.load(file)


def copied(value):
    # ok: py/unsafe-deserialisation
    return pickle.loads(pickle.dumps(value))


def dumped():
    # ok: py/unsafe-deserialisation
    return pickle.dumps(request.args)


def message(connection):
    # ok: py/unsafe-deserialisation
    return json.loads(connection.recv(1024))


def verify_signature(data, signature):
    raise NotImplementedError
