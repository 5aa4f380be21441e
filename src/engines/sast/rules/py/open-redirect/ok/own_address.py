from flask import Flask, redirect, request, url_for

from .safe import redirect as checked_redirect

app = Flask(__name__)


@app.route("/login")
def login():
    # ok: py/open-redirect
    return redirect(url_for("authorize", next=request.args.get("next")))


@app.route("/back")
def back():
    address = request.args["next"]
    # ok: py/open-redirect
    return checked_redirect(request, address)
