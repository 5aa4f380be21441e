from django.http import HttpResponseRedirect
from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request

app = Flask(__name__)
api = FastAPI()


@app.route("/go")
def go():
    # ruleid: py/open-redirect
    return redirect(request.args["url"])


@app.route("/login", methods=["POST"])
def login():
    target = request.args.get("next") or "/"
    # ruleid: py/open-redirect
    return redirect(target)


def logged_in(request):
    # ruleid: py/open-redirect
    return HttpResponseRedirect(request.GET.get("next", "/"))


@api.get("/out")
def out(url: str):
    # ruleid: py/open-redirect
    return RedirectResponse(url)


@app.route("/host")
def host():
    where = "https://" + request.args["host"] + "/"
    # ruleid: py/open-redirect
    return redirect(where, code=302)


@app.route("/slash")
def slash():
    # ruleid: py/open-redirect
    return redirect(f"/{request.args['path']}")
