import json

from django.http import HttpResponse
from flask import Flask, Response, jsonify, make_response, render_template, request
from markupsafe import escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = escape(request.args.get("name", "you"))
    # ok: py/xss-response
    return f"<h1>Hello {name}</h1>"


@app.route("/echo")
def echo():
    # ok: py/xss-response
    return make_response(jsonify(request.args["q"]))


@app.route("/plain")
def plain():
    # ok: py/xss-response
    return Response(request.args["text"], mimetype="text/plain")


def count(request):
    # ok: py/xss-response
    return HttpResponse(f"<p>{int(request.GET['page'])}</p>")


def data(request):
    # ok: py/xss-response
    return HttpResponse(json.dumps({"name": request.GET["name"]}), content_type="application/json")


@app.route("/page")
def page():
    # ok: py/xss-response
    return render_template("page.html", name=request.args["name"])


@app.route("/found")
def found():
    term = request.args["q"]
    # ok: py/xss-response
    return {"message": f"<b> is not special here: {term}"}
