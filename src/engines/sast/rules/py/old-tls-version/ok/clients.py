import socket
import ssl

from OpenSSL import SSL


def connect(host):
    # ok: py/old-tls-version
    context = ssl.create_default_context()
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def client():
    # ok: py/old-tls-version
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def minimum():
    context = ssl.create_default_context()
    # ok: py/old-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def server():
    # ok: py/old-tls-version
    return SSL.Context(SSL.TLS_METHOD)


def without_old(context):
    # ok: py/old-tls-version
    context.options |= ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1
