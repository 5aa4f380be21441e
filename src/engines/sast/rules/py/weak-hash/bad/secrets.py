import hashlib


def store(password):
    # ruleid: py/weak-hash
    return hashlib.md5(password.encode()).hexdigest()


def link(file, now):
    # ruleid: py/weak-hash
    token = hashlib.md5(f"{file.id}:{now}".encode()).hexdigest()
    return token


class User:
    def change(self, text):
        # ruleid: py/weak-hash
        self.password_hash = hashlib.sha1(text.encode()).hexdigest()


def sign(body, key):
    # ruleid: py/weak-hash
    signature = hashlib.new("md5", body + key).hexdigest()
    return signature


def generate_token(seed):
    # ruleid: py/weak-hash
    digest = hashlib.sha1(seed)
    return digest.hexdigest()


def check(user, given_password):
    # ruleid: py/weak-hash
    return user.digest == hashlib.new("sha1", given_password).hexdigest()
