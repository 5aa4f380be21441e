from urllib.parse import urlsplit

from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
PAGES = ["/home", "/profile"]
LINKS = {"docs": "https://docs.example.com/"}
HOSTS = {"app.example.com"}


@app.route("/page")
def page():
    target = request.args["page"]
    if target not in PAGES:
        return "unknown", 400
    # ok: py/open-redirect
    return redirect(target)


@app.route("/key")
def key():
    # ok: py/open-redirect
    return redirect(LINKS[request.args["key"]])


@app.route("/user")
def user():
    # ok: py/open-redirect
    return redirect(url_for("profile", name=request.args["name"]))


@app.route("/own")
def own():
    # ok: py/open-redirect
    return redirect("/users/" + request.args["name"])


@app.route("/query")
def query():
    # ok: py/open-redirect
    return redirect(f"/search?q={request.args['q']}")


def logged_in(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: py/open-redirect
    return django_redirect(target)


@app.route("/host")
def host():
    url = request.args["url"]
    if urlsplit(url).netloc not in HOSTS:
        return "host", 400
    # ok: py/open-redirect
    return redirect(url)
