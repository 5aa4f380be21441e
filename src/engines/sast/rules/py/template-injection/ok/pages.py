import string

from flask import Flask, render_template, render_template_string, request
from jinja2 import Template

app = Flask(__name__)
LAYOUTS = {"wide": "<div class=wide>{{ text }}</div>"}


@app.route("/hello")
def hello():
    # ok: py/template-injection
    return render_template_string("<h1>Hello {{ name }}</h1>", name=request.args["name"])


@app.route("/file")
def file():
    # ok: py/template-injection
    return render_template("hello.html", name=request.args["name"])


@app.route("/layout")
def layout():
    # ok: py/template-injection
    return render_template_string(LAYOUTS[request.args["layout"]], text=request.args["text"])


@app.route("/rendered")
def rendered():
    # ok: py/template-injection
    return Template("Dear {{ name }}").render(name=request.args["name"])


def own(source):
    # ok: py/template-injection
    return Template(source).render()


@app.route("/plain")
def plain():
    # ok: py/template-injection
    return string.Template("Dear $name").substitute(name=request.args["name"])


@app.route("/number")
def number():
    # ok: py/template-injection
    return render_template_string(f"<p>{int(request.args['n'])}</p>")
