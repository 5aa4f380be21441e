from django.http import HttpResponse
from fastapi.responses import HTMLResponse
from flask import Flask, Response, make_response, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    # ruleid: py/xss-response
    return f"<h1>Hello {name}</h1>"


@app.route("/search")
def search():
    # ruleid: py/xss-response
    return make_response("<p>Nothing found for " + request.args["q"] + "</p>")


@app.route("/note", methods=["POST"])
def note():
    # ruleid: py/xss-response
    return Response("<div>%s</div>" % request.form["text"], mimetype="text/html")


def greet(request):
    # ruleid: py/xss-response
    return HttpResponse(f"Welcome back {request.GET['name']}")


async def preview(request):
    text = request.query_params["text"]
    # ruleid: py/xss-response
    return HTMLResponse(content=f"<article>{text}</article>")


def title(request):
    # ruleid: py/xss-response
    return Markup("<b>{}</b>".format(request.args["title"]))
