import jinja2
from flask import Flask, render_template_string, request
from jinja2 import Environment, Template

app = Flask(__name__)


@app.route("/hello")
def hello():
    # ruleid: py/template-injection
    return render_template_string("<h1>Hello " + request.args["name"] + "</h1>")


@app.errorhandler(404)
def missing(error):
    page = f"<p>No page {request.args.get('page')}</p>"
    # ruleid: py/template-injection
    return render_template_string(page), 404


@app.route("/mail")
def mail():
    # ruleid: py/template-injection
    return Template(request.args["template"]).render(user="you")


@app.route("/from")
def from_string():
    environment = Environment(autoescape=True)
    # ruleid: py/template-injection
    return environment.from_string("Dear %s" % request.form["name"]).render()


@app.route("/page/<name>")
def page(name):
    # ruleid: py/template-injection
    return jinja2.Template("<title>{}</title>".format(name)).render()
