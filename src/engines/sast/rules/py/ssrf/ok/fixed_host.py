from urllib.parse import urlparse

import requests
from flask import Flask, request

app = Flask(__name__)
API_URL = "https://api.example.com"
HOSTS = {"feeds.example.com"}
FEEDS = {"news": "https://feeds.example.com/news"}


@app.route("/user/<name>")
def user(name):
    # ok: py/ssrf
    return requests.get(f"https://api.example.com/users/{name}").json()


@app.route("/order")
def order():
    # ok: py/ssrf
    return requests.get(API_URL + "/orders/" + request.args["id"]).json()


@app.route("/base")
def base():
    # ok: py/ssrf
    return requests.get(f"{API_URL}/orders/{request.args['id']}").json()


@app.route("/mail", methods=["POST"])
def mail():
    # ok: py/ssrf
    return requests.post("https://mail.example.com/send", json={"to": request.form["to"]}).text


@app.route("/feed")
def feed():
    # ok: py/ssrf
    return requests.get(FEEDS[request.args["feed"]]).text


@app.route("/listed")
def listed():
    url = request.args["url"]
    if urlparse(url).hostname not in HOSTS:
        return "host", 400
    # ok: py/ssrf
    return requests.get(url).text


@app.route("/parameters")
def parameters():
    # ok: py/ssrf
    return requests.get("https://api.example.com/search", params={"q": request.args["q"]}).text
