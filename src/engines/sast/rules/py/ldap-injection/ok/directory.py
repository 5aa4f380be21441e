import ldap
from flask import Flask, request
from ldap.dn import escape_dn_chars
from ldap.filter import escape_filter_chars, filter_format

app = Flask(__name__)
directory = ldap.initialize("ldap://directory.example.com")
BASE = "ou=people,dc=example,dc=com"


@app.route("/people")
def people():
    name = escape_filter_chars(request.args["name"])
    # ok: py/ldap-injection
    return str(directory.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={name})"))


@app.route("/groups")
def groups():
    query = filter_format("(cn=%s)", [request.args["group"]])
    # ok: py/ldap-injection
    return str(directory.search_s(BASE, ldap.SCOPE_SUBTREE, query))


@app.route("/login", methods=["POST"])
def login():
    name = "uid={},{}".format(escape_dn_chars(request.form["name"]), BASE)
    # ok: py/ldap-injection
    directory.simple_bind_s(name, request.form["password"])
    return "ok"


@app.route("/number")
def number():
    # ok: py/ldap-injection
    return str(directory.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uidNumber={int(request.args['id'])})"))


@app.route("/kind")
def kind():
    chosen = request.args["kind"]
    if chosen not in ("person", "device"):
        return "kind", 400
    # ok: py/ldap-injection
    return str(directory.search_s(BASE, ldap.SCOPE_SUBTREE, f"(objectClass={chosen})"))


def all_people():
    # ok: py/ldap-injection
    return directory.search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=person)")
