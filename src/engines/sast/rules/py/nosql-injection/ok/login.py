from bson import ObjectId
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient()["shop"]


@app.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    # ok: py/nosql-injection
    user = db.users.find_one({"name": str(body["name"])})
    return {"ok": user is not None}


@app.route("/order/<order>")
def order(order):
    # ok: py/nosql-injection
    return {"order": db.orders.find_one({"_id": ObjectId(order)})}


@app.route("/products")
def products():
    # ok: py/nosql-injection
    return {"products": list(db.products.find({"kind": request.args["kind"]}))}


@app.route("/page", methods=["POST"])
def page():
    number = int(request.json["page"])
    # ok: py/nosql-injection
    return {"rows": list(db.products.find({"page": number}))}


@app.route("/sorted", methods=["POST"])
def in_order():
    field = request.json["field"]
    if field not in {"name", "price"}:
        return {"error": "field"}, 400
    # ok: py/nosql-injection
    return {"rows": list(db.products.find({"sorted_by": field}))}


def words(request):
    text = request.json["text"]
    # ok: py/nosql-injection
    return text.find("a")
