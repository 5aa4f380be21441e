import hashlib
import hmac

from flask import Flask, abort, request

app = Flask(__name__)
SECRET = app.config["HOOK_SECRET"]


@app.route("/hook", methods=["POST"])
def hook():
    # ruleid: py/timing-unsafe-compare
    if hmac.new(SECRET, request.data, hashlib.sha256).hexdigest() != request.headers["X-Signature"]:
        abort(403)
    return "ok"


@app.route("/push", methods=["POST"])
def push():
    expected_signature = "sha1=" + hmac.new(SECRET, request.data, hashlib.sha1).hexdigest()
    # ruleid: py/timing-unsafe-compare
    if expected_signature == request.headers.get("X-Hub-Signature"):
        return "ok"
    return "no", 403


def check(body, received_signature):
    signature = hmac.new(SECRET, body, "sha256").hexdigest()
    # ruleid: py/timing-unsafe-compare
    return received_signature == signature


def cron(request, settings):
    # ruleid: py/timing-unsafe-compare
    if request.headers.get("X-Cron-Token") != settings.CRON_TOKEN:
        abort(403)


class Hook:
    def accepts(self, request):
        # ruleid: py/timing-unsafe-compare
        return request.META["HTTP_X_TOKEN"] == self.token
