import hashlib

import bcrypt
from argon2 import PasswordHasher


def register(password):
    # ok: py/fast-password-hash
    return PasswordHasher().hash(password)


def derived(password, salt):
    # ok: py/fast-password-hash
    return hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1)


def long_password(password):
    # ok: py/fast-password-hash
    return bcrypt.hashpw(hashlib.sha256(password.encode()).digest(), bcrypt.gensalt())


def etag(content):
    # ok: py/fast-password-hash
    return hashlib.sha256(content).hexdigest()


def api_key(key):
    # ok: py/fast-password-hash
    return hashlib.sha256(key.encode()).hexdigest()


def reset_link(password_reset_token):
    # ok: py/fast-password-hash
    return hashlib.sha256(password_reset_token.encode()).hexdigest()
