import asyncio
import os
import socket
from http.server import HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)


def listen():
    server = socket.socket()
    # ok: py/bind-all-interfaces
    server.bind(("127.0.0.1", 9000))
    return server


def admin(handler):
    # ok: py/bind-all-interfaces
    return HTTPServer(("localhost", 8080), handler)


def start(api):
    # ok: py/bind-all-interfaces
    uvicorn.run(api, host=os.environ["HOST"], port=8000)


async def lines(handler):
    # ok: py/bind-all-interfaces
    return await asyncio.start_server(handler, "::1", 7000)


if __name__ == "__main__":
    # ok: py/bind-all-interfaces
    app.run(port=5000)
