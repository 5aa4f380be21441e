import jwt
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from jose import jwt as jose_jwt

app = Flask(__name__)
SECRET = "winter-is-long-2024"


def issue(user):
    # ruleid: py/jwt-hardcoded-secret
    return jwt.encode({"sub": user.id}, SECRET, algorithm="HS256")


def read(token):
    # ruleid: py/jwt-hardcoded-secret
    return jwt.decode(token, "winter-is-long-2024", algorithms=["HS256"])


def read_jose(token):
    # ruleid: py/jwt-hardcoded-secret
    return jose_jwt.decode(token, SECRET, algorithms=["HS256"])


def reset_link(user):
    # ruleid: py/jwt-hardcoded-secret
    return URLSafeTimedSerializer("reset-links-of-shop").dumps(user.id)


# ruleid: py/jwt-hardcoded-secret
app.config["JWT_SECRET_KEY"] = "hard-to-guess-words"
