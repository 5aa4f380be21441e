import re

from flask import Flask, request

app = Flask(__name__)
LINES = open("lines.txt").read().splitlines()


@app.route("/grep")
def grep():
    # ruleid: py/regex-injection
    expression = re.compile(request.args["q"])
    return {"lines": [line for line in LINES if expression.search(line)]}


@app.route("/filter", methods=["POST"])
def filtered():
    wanted = request.json["pattern"]
    # ruleid: py/regex-injection
    return {"lines": [line for line in LINES if re.search(wanted, line)]}


@app.route("/names/<name>")
def names(name):
    # ruleid: py/regex-injection
    return {"lines": re.findall(f"^{name}.*$", "\n".join(LINES), re.M)}


def rename(request):
    # ruleid: py/regex-injection
    return re.sub(request.POST["from"], "x", "some text")


def words(request):
    pattern = "(" + request.GET.get("word") + ")"
    # ruleid: py/regex-injection
    return re.split(pattern, "some text")
