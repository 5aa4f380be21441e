from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, request
from flask_cors import CORS
from starlette.applications import Starlette
from starlette.middleware import Middleware

api = FastAPI()
# ruleid: py/permissive-cors
api.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
    allow_methods=["*"],
)

# ruleid: py/permissive-cors
star = Starlette(middleware=[Middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)])

app = Flask(__name__)
# ruleid: py/permissive-cors
CORS(app, supports_credentials=True)

shop = Flask("shop")
# ruleid: py/permissive-cors
CORS(shop, origins="*", supports_credentials=True)


@app.after_request
def headers(response):
    # ruleid: py/permissive-cors
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "")
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response
