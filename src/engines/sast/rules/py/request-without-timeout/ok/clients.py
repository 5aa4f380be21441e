import urllib.request

import httpx
import requests


def rates():
    # ok: py/request-without-timeout
    return requests.get("https://rates.example.com/today", timeout=10).json()


def options(address, settings):
    # ok: py/request-without-timeout
    return requests.get(address, **settings)


def page():
    # ok: py/request-without-timeout
    return urllib.request.urlopen("https://www.example.com/", timeout=10).read()


def client():
    # ok: py/request-without-timeout
    return httpx.Client(base_url="https://api.example.com")


def session(address):
    # ok: py/request-without-timeout
    return requests.Session().get(address)
