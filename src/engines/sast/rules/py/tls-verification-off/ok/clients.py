import ssl

import requests

from .settings import settings


def get(url):
    # ok: py/tls-verification-off
    return requests.get(url, verify=True)


def configured(url):
    # ok: py/tls-verification-off
    return requests.get(url, verify=settings.verify_tls)


def authority(url):
    # ok: py/tls-verification-off
    return requests.get(url, verify="/etc/ssl/own-ca.pem")


def plain(url):
    # ok: py/tls-verification-off
    return requests.get(url, timeout=5)


def context():
    # ok: py/tls-verification-off
    return ssl.create_default_context()


def form(serializer):
    # ok: py/tls-verification-off
    return serializer.load({}, verify=False)


def turned_on(session):
    # ok: py/tls-verification-off
    session.verify = True
