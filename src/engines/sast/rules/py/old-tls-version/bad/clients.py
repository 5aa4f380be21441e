import socket
import ssl
from ssl import PROTOCOL_TLSv1_1, SSLContext

from OpenSSL import SSL


def connect(host):
    # ruleid: py/old-tls-version
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    return context.wrap_socket(socket.create_connection((host, 443)))


def imported():
    # ruleid: py/old-tls-version
    return SSLContext(PROTOCOL_TLSv1_1)


def wrapped(sock):
    # ruleid: py/old-tls-version
    return ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)


def minimum():
    context = ssl.create_default_context()
    # ruleid: py/old-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1
    return context


def server():
    # ruleid: py/old-tls-version
    return SSL.Context(SSL.TLSv1_METHOD)
