from flask import Flask, request
from models import Account, AccountSchema, db

app = Flask(__name__)
FIELDS = {"name", "mail"}


@app.route("/accounts", methods=["POST"])
def create():
    body = request.get_json()
    # ok: py/mass-assignment
    account = Account(name=body["name"], mail=body["mail"])
    db.session.add(account)
    return "created", 201


@app.route("/accounts/<int:number>", methods=["PATCH"])
def change(number):
    account = db.session.get(Account, number)
    for field, value in request.json.items():
        if field in FIELDS:
            # ok: py/mass-assignment
            setattr(account, field, value)
    return "changed"


@app.route("/checked", methods=["POST"])
def checked():
    body = AccountSchema().load(request.json)
    # ok: py/mass-assignment
    account = Account(**body)
    return str(account)


@app.route("/schema", methods=["POST"])
def schema():
    # ok: py/mass-assignment
    body = AccountSchema(**request.json)
    return body.name


def one(request):
    account = Account.objects.get(pk=1)
    # ok: py/mass-assignment
    setattr(account, "name", request.POST["name"])


def create_listed(request):
    # ok: py/mass-assignment
    return Account.objects.create(**{name: request.POST[name] for name in FIELDS})
