import hashlib
import hmac


def etag(body):
    # ok: py/weak-hash
    return hashlib.md5(body).hexdigest()


def cache_key(query):
    # ok: py/weak-hash
    key = hashlib.sha1(query.encode()).hexdigest()
    return key


def strong(text):
    # ok: py/weak-hash
    token = hashlib.sha256(text).hexdigest()
    return token


def declared(token_bytes):
    # ok: py/weak-hash
    token = hashlib.md5(token_bytes, usedforsecurity=False).hexdigest()
    return token


def signed(key, body):
    # ok: py/weak-hash
    signature = hmac.new(key, body, hashlib.sha1).hexdigest()
    return signature


def gravatar(mail):
    # ok: py/weak-hash
    picture = hashlib.md5(mail.lower().encode()).hexdigest()
    return picture


def slow(password, salt):
    # ok: py/weak-hash
    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)


def git_object(blob):
    # ok: py/weak-hash
    return hashlib.sha1(b"blob %d\0" % len(blob) + blob).hexdigest()
