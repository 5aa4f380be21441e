from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

ORIGINS = ["https://shop.example.com"]

api = FastAPI()
# ok: py/permissive-cors
api.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True)

public = FastAPI()
# ok: py/permissive-cors
public.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])

app = Flask(__name__)
# ok: py/permissive-cors
CORS(app, origins=ORIGINS, supports_credentials=True)

# ok: py/permissive-cors
CORS(Flask("open"))

# ok: py/permissive-cors
CORS(Flask("api"), origins="*", supports_credentials=False)
