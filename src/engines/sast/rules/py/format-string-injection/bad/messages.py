from flask import Flask, g, request

app = Flask(__name__)


@app.route("/greeting")
def greeting():
    # ruleid: py/format-string-injection
    return request.args["text"].format(g.user)


@app.route("/mail", methods=["POST"])
def mail():
    template = request.form["template"]
    # ruleid: py/format-string-injection
    return template.format(user=g.user)


@app.route("/title/<layout>")
def title(layout):
    # ruleid: py/format-string-injection
    return layout.format_map({"user": g.user})


def label(request, item):
    text = "[" + request.GET.get("label") + "]"
    # ruleid: py/format-string-injection
    return text.format(item)


def signature(request, user):
    # ruleid: py/format-string-injection
    return request.POST["signature"].format(**vars(user))
