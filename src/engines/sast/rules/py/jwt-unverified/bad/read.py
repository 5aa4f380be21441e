import jwt
from jose import jwt as jose_jwt


def who(token):
    # ruleid: py/jwt-unverified
    return jwt.decode(token, options={"verify_signature": False})["sub"]


def old(token, key):
    # ruleid: py/jwt-unverified
    return jwt.decode(token, key, verify=False)


def positional(token, key):
    # ruleid: py/jwt-unverified
    return jwt.decode(token, key, False)


def any_algorithm(token, key):
    # ruleid: py/jwt-unverified
    return jwt.decode(token, key, algorithms=["HS256", "none"])


def unsigned(claims):
    # ruleid: py/jwt-unverified
    return jwt.encode(claims, "", algorithm="none")


def claims(token):
    # ruleid: py/jwt-unverified
    return jose_jwt.get_unverified_claims(token)
