from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient()["shop"]


@app.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    # ruleid: py/nosql-injection
    user = db.users.find_one({"name": body["name"], "password": body["password"]})
    return {"ok": user is not None}


@app.route("/orders/search", methods=["POST"])
def search():
    # ruleid: py/nosql-injection
    return {"orders": list(db.orders.find(request.json))}


@app.route("/orders/report", methods=["POST"])
def report():
    stages = request.json["stages"]
    # ruleid: py/nosql-injection
    return {"rows": list(db.orders.aggregate(stages))}


class Accounts:
    def __init__(self, collection):
        self.collection = collection

    def close(self, request):
        account = request.json.get("account")
        # ruleid: py/nosql-injection
        self.collection.delete_many({"account": account})


async def rename(request, users_collection):
    body = await request.json()
    # ruleid: py/nosql-injection
    await users_collection.update_one({"token": body.get("token")}, {"$set": {"name": "new"}})
