import hashlib
import hmac

from flask import Flask, abort, request

app = Flask(__name__)
SECRET = app.config["HOOK_SECRET"]


@app.route("/hook", methods=["POST"])
def hook():
    computed = hmac.new(SECRET, request.data, hashlib.sha256).hexdigest()
    # ok: py/timing-unsafe-compare
    if not hmac.compare_digest(computed, request.headers["X-Signature"]):
        abort(403)
    return "ok"


def changed(path, known):
    with open(path, "rb") as file:
        # ok: py/timing-unsafe-compare
        return hashlib.sha256(file.read()).hexdigest() != known


def absent(signature):
    # ok: py/timing-unsafe-compare
    return signature == None or signature == ""


def kind(request):
    # ok: py/timing-unsafe-compare
    return request.headers.get("X-Auth-Kind") == "basic"


def count(signatures, expected):
    # ok: py/timing-unsafe-compare
    return len(signatures) == expected


def same_method(signature, other):
    # ok: py/timing-unsafe-compare
    return signature == other
