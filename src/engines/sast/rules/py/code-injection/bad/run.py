import importlib

from flask import Flask, request

app = Flask(__name__)


@app.route("/sum")
def total():
    # ruleid: py/code-injection
    return str(eval(request.args["formula"]))


@app.route("/script", methods=["POST"])
def script():
    code = request.form.get("code")
    # ruleid: py/code-injection
    exec(code)
    return "done"


@app.route("/filter")
def rows():
    expression = "lambda row: " + request.args["where"]
    # ruleid: py/code-injection
    return str(list(filter(eval(expression), [])))


def plugin(request):
    name = request.GET["plugin"]
    # ruleid: py/code-injection
    return importlib.import_module(f"plugins.{name}")


@app.route("/calc/<text>")
def calc(text):
    # ruleid: py/code-injection
    return str(eval(compile(text, "calc", "eval")))
