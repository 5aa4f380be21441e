import hashlib

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from werkzeug.security import generate_password_hash


def key(password, salt):
    # ok: py/few-kdf-rounds
    return hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)


def vault_key(salt, settings):
    # ok: py/few-kdf-rounds
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=settings.rounds)


def account(password):
    # ok: py/few-kdf-rounds
    return bcrypt.hashpw(password, bcrypt.gensalt())


def form(password):
    # ok: py/few-kdf-rounds
    return generate_password_hash(password)


def stretched(password, salt):
    # ok: py/few-kdf-rounds
    return hashlib.scrypt(password, salt=salt, n=32768, r=8, p=1)
