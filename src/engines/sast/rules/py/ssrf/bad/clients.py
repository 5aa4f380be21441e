import urllib.request

import httpx
import requests
from fastapi import FastAPI
from flask import Flask, request

app = Flask(__name__)
api = FastAPI()


@app.route("/preview")
def preview():
    # ruleid: py/ssrf
    return requests.get(request.args["url"], timeout=5).text


@app.route("/hook", methods=["POST"])
def hook():
    callback = request.json.get("callback")
    # ruleid: py/ssrf
    requests.post(url=callback, json={"done": True})
    return "ok"


@app.route("/avatar")
def avatar():
    address = f"https://{request.args.get('host')}/avatar.png"
    # ruleid: py/ssrf
    return urllib.request.urlopen(address).read()


@api.get("/fetch")
async def fetch(url: str):
    # ruleid: py/ssrf
    return httpx.get(url).text


def feed(request):
    # ruleid: py/ssrf
    return requests.request("GET", request.GET.get("feed"))
