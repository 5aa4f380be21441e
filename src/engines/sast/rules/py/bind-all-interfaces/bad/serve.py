import asyncio
import socket
from http.server import HTTPServer

import uvicorn
from flask import Flask

app = Flask(__name__)


def listen():
    server = socket.socket()
    # ruleid: py/bind-all-interfaces
    server.bind(("0.0.0.0", 9000))
    return server


def admin(handler):
    # ruleid: py/bind-all-interfaces
    return HTTPServer(("", 8080), handler)


def start(api):
    # ruleid: py/bind-all-interfaces
    uvicorn.run(api, host="0.0.0.0", port=8000)


async def lines(handler):
    # ruleid: py/bind-all-interfaces
    return await asyncio.start_server(handler, "0.0.0.0", 7000)


if __name__ == "__main__":
    # ruleid: py/bind-all-interfaces
    app.run(host="0.0.0.0", port=5000)
