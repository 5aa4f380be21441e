import base64
import pickle

import jsonpickle
from flask import Flask, request

app = Flask(__name__)


@app.route("/load", methods=["POST"])
def load():
    # ruleid: py/unsafe-deserialisation
    return str(pickle.loads(request.data))


@app.route("/profile")
def profile():
    cookie = request.cookies.get("profile")
    # ruleid: py/unsafe-deserialisation
    return str(pickle.loads(base64.b64decode(cookie)))


@app.route("/state")
def state():
    text = request.args["state"]
    # ruleid: py/unsafe-deserialisation
    return str(jsonpickle.decode(text))


def serve(conn):
    data = conn.recv(4096)
    # ruleid: py/unsafe-deserialisation
    return pickle.loads(data)


def token(request):
    raw = bytes.fromhex(request.POST["token"])
    # ruleid: py/unsafe-deserialisation
    return pickle.loads(raw)
