import ldap
from flask import Flask, request
from ldap3 import Connection, Server

app = Flask(__name__)
directory = ldap.initialize("ldap://directory.example.com")


@app.route("/people")
def people():
    name = request.args["name"]
    # ruleid: py/ldap-injection
    return str(directory.search_s("ou=people,dc=example,dc=com", ldap.SCOPE_SUBTREE, f"(uid={name})"))


@app.route("/groups")
def groups():
    query = "(&(objectClass=group)(cn=%s))" % request.args.get("group")
    # ruleid: py/ldap-injection
    return str(directory.search_ext_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, query, ["member"]))


@app.route("/login", methods=["POST"])
def login():
    name = "uid={},ou=people,dc=example,dc=com".format(request.form["name"])
    # ruleid: py/ldap-injection
    directory.simple_bind_s(name, request.form["password"])
    return "ok"


@app.route("/phone/<person>")
def phone(person):
    conn = Connection(Server("directory.example.com"), auto_bind=True)
    # ruleid: py/ldap-injection
    conn.search("dc=example,dc=com", "(cn=" + person + ")", attributes=["telephoneNumber"])
    return str(conn.entries)


def mail(request):
    ldap_connection = Connection(Server("directory.example.com"), auto_bind=True)
    address = request.GET["mail"]
    # ruleid: py/ldap-injection
    ldap_connection.search(search_base="dc=example,dc=com", search_filter=f"(mail={address})")
    return ldap_connection.entries
