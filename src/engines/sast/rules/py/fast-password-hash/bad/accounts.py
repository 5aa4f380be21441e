import hashlib
from hashlib import sha512


def register(db, name, password):
    # ruleid: py/fast-password-hash
    digest = hashlib.sha256(password.encode()).hexdigest()
    db.execute("INSERT INTO account VALUES (?, ?)", (name, digest))


def login(account, form):
    # ruleid: py/fast-password-hash
    return account.digest == sha512(form.password.encode("utf-8")).hexdigest()


def salted(salt, password):
    # ruleid: py/fast-password-hash
    return hashlib.sha256((salt + password).encode()).hexdigest()


def twice(user_password):
    # ruleid: py/fast-password-hash
    return hashlib.sha3_256(user_password.encode()).digest()


def formatted(salt, passwd):
    # ruleid: py/fast-password-hash
    return hashlib.sha512(f"{salt}{passwd}".encode()).hexdigest()
