import ssl

import aiohttp
import httpx
import requests
import urllib3


def get(url):
    # ruleid: py/tls-verification-off
    return requests.get(url, verify=False)


def session():
    one = requests.Session()
    # ruleid: py/tls-verification-off
    one.verify = False
    return one


def client():
    # ruleid: py/tls-verification-off
    return httpx.Client(verify=False, timeout=5)


def through_session(session, url):
    # ruleid: py/tls-verification-off
    return session.post(url, json={}, verify=False)


def pool():
    # ruleid: py/tls-verification-off
    return urllib3.PoolManager(cert_reqs="CERT_NONE")


def connector():
    # ruleid: py/tls-verification-off
    return aiohttp.TCPConnector(ssl=False)


def context():
    # ruleid: py/tls-verification-off
    return ssl._create_unverified_context()
