from xml.etree import ElementTree

import elementpath
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
document = etree.parse("users.xml")


@app.route("/login", methods=["POST"])
def login():
    name = request.form["name"]
    # ruleid: py/xpath-injection
    found = document.xpath("//user[name='" + name + "']")
    return {"ok": bool(found)}


@app.route("/role")
def role():
    # ruleid: py/xpath-injection
    return str(document.xpath(f"//user[@id='{request.args['id']}']/role"))


@app.route("/orders/<customer>")
def orders(customer):
    path = "//order[@customer='%s']" % customer
    # ruleid: py/xpath-injection
    search = etree.XPath(path)
    return str(search(document))


def settings(request):
    root = ElementTree.parse("settings.xml").getroot()
    path = "./setting[@name='{}']".format(request.GET["name"])
    # ruleid: py/xpath-injection
    return root.find(path)


def books(request):
    tree = etree.parse("books.xml")
    # ruleid: py/xpath-injection
    return elementpath.select(tree, "//book[title='" + request.POST["title"] + "']")
