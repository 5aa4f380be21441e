from flask import Flask, g, request

app = Flask(__name__)
LAYOUTS = {"short": "{user.name}", "long": "{user.name} <{user.mail}>"}


@app.route("/greeting")
def greeting():
    # ok: py/format-string-injection
    return "Hello {}".format(request.args["name"])


@app.route("/layout")
def layout():
    # ok: py/format-string-injection
    return LAYOUTS[request.args["layout"]].format(user=g.user)


@app.route("/named")
def named():
    # ok: py/format-string-injection
    return "{name} of {place}".format(name=request.args["name"], place=request.args["place"])


def replaced(request, user):
    # ok: py/format-string-injection
    return request.POST["template"].replace("{name}", user.name)


def chosen(request, user):
    text = request.GET["text"]
    if text not in ("{0.name}", "{0.mail}"):
        return ""
    # ok: py/format-string-injection
    return text.format(user)
