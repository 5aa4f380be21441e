import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    # ruleid: py/log-injection
    logger.info("Login of %s", request.form["name"])
    return "ok"


@app.route("/search")
def search():
    term = request.args.get("q", "")
    # ruleid: py/log-injection
    app.logger.warning(f"Nothing found for {term}")
    return "none"


@app.route("/pay", methods=["POST"])
def pay():
    body = request.get_json()
    # ruleid: py/log-injection
    logging.error("Payment refused: " + body["reference"])
    return "refused", 402


def agent(request):
    # ruleid: py/log-injection
    logger.debug("Browser {}".format(request.headers.get("User-Agent")))
    return "ok"


def forwarded(request):
    address = request.META.get("HTTP_X_FORWARDED_FOR")
    # ruleid: py/log-injection
    logging.info(f"call from {address}")
