from flask import Flask, request
from lxml import etree

app = Flask(__name__)
document = etree.parse("users.xml")


@app.route("/login", methods=["POST"])
def login():
    # ok: py/xpath-injection
    found = document.xpath("//user[name=$name]", name=request.form["name"])
    return {"ok": bool(found)}


@app.route("/number")
def number():
    # ok: py/xpath-injection
    return str(document.xpath(f"//user[@id='{int(request.args['id'])}']"))


@app.route("/kind")
def kind():
    tag = request.args["kind"]
    if tag not in ("book", "disc"):
        return "kind", 400
    # ok: py/xpath-injection
    return str(document.xpath(f"//{tag}"))


@app.route("/all")
def everyone():
    # ok: py/xpath-injection
    return str(document.xpath("//user"))


@app.route("/compare")
def compare():
    wanted = request.args["name"]
    # ok: py/xpath-injection
    return str([user for user in document.findall("./user") if user.get("name") == wanted])
