import os
import secrets

from fastapi import FastAPI
from flask import Flask
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
# ok: py/hardcoded-app-secret
app.secret_key = os.environ["SECRET_KEY"]

shop = Flask("shop")
# ok: py/hardcoded-app-secret
shop.config["SECRET_KEY"] = os.environ.get("SECRET_KEY", "")


def create_app(settings):
    made = Flask("made")
    # ok: py/hardcoded-app-secret
    made.config.update(SECRET_KEY=settings.secret_key, DEBUG=False)
    return made


api = FastAPI()
# ok: py/hardcoded-app-secret
api.add_middleware(SessionMiddleware, secret_key=secrets.token_hex())


class TestingConfig:
    # ok: py/hardcoded-app-secret
    SECRET_KEY = "only-for-the-tests"
