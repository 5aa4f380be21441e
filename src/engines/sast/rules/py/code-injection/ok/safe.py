import ast
import importlib
import json

from flask import Flask, request

app = Flask(__name__)
OPERATIONS = {"sum": sum, "max": max}
PLUGINS = ["csv", "xml"]


@app.route("/data")
def data():
    # ok: py/code-injection
    return ast.literal_eval(request.args["data"])


@app.route("/json")
def parsed():
    # ok: py/code-injection
    return json.loads(request.args["data"])


@app.route("/op")
def operation():
    # ok: py/code-injection
    return str(OPERATIONS[request.args["op"]]([1, 2]))


@app.route("/plugin")
def plugin():
    name = request.args["plugin"]
    if name not in PLUGINS:
        return "unknown", 400
    # ok: py/code-injection
    return importlib.import_module("plugins." + name).run()


def constant():
    # ok: py/code-injection
    return eval("1 + 1")


def own(source):
    # ok: py/code-injection
    exec(source, {})


@app.route("/n")
def number():
    # ok: py/code-injection
    return str(eval("%d + 1" % int(request.args["n"])))
