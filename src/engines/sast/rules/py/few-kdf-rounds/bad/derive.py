import hashlib

import bcrypt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from werkzeug.security import generate_password_hash


def key(password, salt):
    # ruleid: py/few-kdf-rounds
    return hashlib.pbkdf2_hmac("sha256", password, salt, 1000)


def vault_key(salt):
    # ruleid: py/few-kdf-rounds
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=10_000)


def account(password):
    # ruleid: py/few-kdf-rounds
    return bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))


def form(password):
    # ruleid: py/few-kdf-rounds
    return generate_password_hash(password, method="pbkdf2:sha256:5000")


def stretched(password, salt):
    # ruleid: py/few-kdf-rounds
    return hashlib.scrypt(password, salt=salt, n=1024, r=8, p=1)
