import tornado.web
from fastapi import FastAPI
from flask import Flask
from starlette.middleware.sessions import SessionMiddleware

app = Flask(__name__)
# ruleid: py/hardcoded-app-secret
app.secret_key = "the-long-winter"

shop = Flask("shop")
# ruleid: py/hardcoded-app-secret
shop.config["SECRET_KEY"] = "long-winter-nights"


def create_app():
    made = Flask("made")
    # ruleid: py/hardcoded-app-secret
    made.config.update(SECRET_KEY="three-green-bottles", DEBUG=False)
    return made


api = FastAPI()
# ruleid: py/hardcoded-app-secret
api.add_middleware(SessionMiddleware, secret_key="blue-car-on-the-hill")

# ruleid: py/hardcoded-app-secret
handlers = tornado.web.Application([], cookie_secret="q8fj2kd01mxlw9")
