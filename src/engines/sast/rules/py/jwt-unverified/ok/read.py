import jwt

from .keys import keys
from .settings import settings


def verified(token, key):
    # ok: py/jwt-unverified
    return jwt.decode(token, key, algorithms=["RS256"])


def header(token):
    # ok: py/jwt-unverified
    return jwt.get_unverified_header(token)["kid"]


def both(token):
    # ok: py/jwt-unverified
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    return jwt.decode(token, keys[issuer], algorithms=["ES256"])


def audience(token, key):
    # ok: py/jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_aud": False})


def configured(token, key):
    # ok: py/jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": settings.verify})


def issued(claims, key):
    # ok: py/jwt-unverified
    return jwt.encode(claims, key, algorithm="HS256")


def other(codec, data):
    # ok: py/jwt-unverified
    return codec.decode(data, verify=False)
