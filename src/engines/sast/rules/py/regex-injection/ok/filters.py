import re

from flask import Flask, request

app = Flask(__name__)
LINES = open("lines.txt").read().splitlines()
KINDS = {"number": r"\d+", "word": r"\w+"}


@app.route("/grep")
def grep():
    # ok: py/regex-injection
    expression = re.compile(re.escape(request.args["q"]))
    return {"lines": [line for line in LINES if expression.search(line)]}


@app.route("/kind")
def kind():
    # ok: py/regex-injection
    return {"found": re.findall(KINDS[request.args["kind"]], LINES[0])}


@app.route("/match")
def match():
    # ok: py/regex-injection
    return {"ok": bool(re.match(r"^\d{4}$", request.args["code"]))}


@app.route("/times")
def times():
    # ok: py/regex-injection
    return {"ok": bool(re.search("a{%d}" % int(request.args["n"]), LINES[0]))}


@app.route("/in")
def contains():
    wanted = request.args["q"]
    # ok: py/regex-injection
    return {"lines": [line for line in LINES if wanted in line]}
