import urllib.request

import httpx
import requests
from requests import post


def rates():
    # ruleid: py/request-without-timeout
    return requests.get("https://rates.example.com/today").json()


def notify(text):
    # ruleid: py/request-without-timeout
    post("https://hooks.example.com/in", json={"text": text})


def stock(number):
    # ruleid: py/request-without-timeout
    return requests.request("GET", f"https://stock.example.com/{number}", timeout=None)


def page():
    # ruleid: py/request-without-timeout
    return urllib.request.urlopen("https://www.example.com/").read()


def client():
    # ruleid: py/request-without-timeout
    return httpx.Client(base_url="https://api.example.com", timeout=None)
