import os

from flask import Flask

app = Flask(__name__)
# ok: py/flask-debug
app.config["DEBUG"] = os.environ.get("APP_DEBUG") == "1"
# ok: py/flask-debug
app.debug = False


def start(settings):
    # ok: py/flask-debug
    app.run(debug=settings.debug)


def plain():
    # ok: py/flask-debug
    app.run(host="127.0.0.1", port=8000)


def off():
    # ok: py/flask-debug
    app.run(debug=False)
