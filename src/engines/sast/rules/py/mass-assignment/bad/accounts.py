import json

from flask import Flask, request
from models import Account, db

app = Flask(__name__)


@app.route("/accounts", methods=["POST"])
def create():
    # ruleid: py/mass-assignment
    account = Account(**request.get_json())
    db.session.add(account)
    return "created", 201


@app.route("/accounts/<int:number>", methods=["PATCH"])
def change(number):
    account = db.session.get(Account, number)
    for field, value in request.json.items():
        # ruleid: py/mass-assignment
        setattr(account, field, value)
    db.session.commit()
    return "changed"


@app.route("/me", methods=["POST"])
def me():
    account = db.session.get(Account, 1)
    # ruleid: py/mass-assignment
    account.__dict__.update(request.form)
    return "changed"


def register(request):
    body = json.loads(request.body)
    # ruleid: py/mass-assignment
    return Account.objects.create(**body)


def rename(request, number):
    fields = request.POST.dict()
    # ruleid: py/mass-assignment
    Account.objects.filter(pk=number).update(**fields)
