import json
import logging

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/login", methods=["POST"])
def login():
    # ok: py/log-injection
    logger.info("Login of %r", request.form["name"])
    return "ok"


@app.route("/search")
def search():
    term = request.args.get("q", "").replace("\n", " ")
    # ok: py/log-injection
    logger.info("Nothing found for %s", term)
    return "none"


@app.route("/page")
def page():
    # ok: py/log-injection
    logger.info("Page %d", int(request.args["page"]))
    return "page"


@app.route("/hook", methods=["POST"])
def hook():
    # ok: py/log-injection
    logger.info("Hook: %s", json.dumps(request.json))
    return "ok"


@app.route("/count")
def count():
    # ok: py/log-injection
    logger.info("A search was made")
    return str(len(request.args))


def quoted(request):
    name = request.GET["name"]
    # ok: py/log-injection
    logger.info(f"Unknown name {name!r}")
