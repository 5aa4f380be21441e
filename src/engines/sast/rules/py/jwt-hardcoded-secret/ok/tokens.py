import os

import jwt
from flask import Flask, current_app
from itsdangerous import URLSafeTimedSerializer

app = Flask(__name__)
SECRET = os.environ["TOKEN_SECRET"]
PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAexampleexampleexampleexampleexampleexampleexample
-----END PUBLIC KEY-----"""


def issue(user):
    # ok: py/jwt-hardcoded-secret
    return jwt.encode({"sub": user.id}, SECRET, algorithm="HS256")


def read(token):
    # ok: py/jwt-hardcoded-secret
    return jwt.decode(token, current_app.config["SECRET_KEY"], algorithms=["HS256"])


def foreign(token):
    # ok: py/jwt-hardcoded-secret
    return jwt.decode(token, PUBLIC_KEY, algorithms=["EdDSA"])


def reset_link(user, settings):
    # ok: py/jwt-hardcoded-secret
    return URLSafeTimedSerializer(settings.secret_key).dumps(user.id)


# ok: py/jwt-hardcoded-secret
app.config["JWT_SECRET_KEY"] = os.environ["JWT_SECRET_KEY"]
