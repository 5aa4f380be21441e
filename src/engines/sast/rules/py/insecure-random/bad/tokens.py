import random
import string
from random import choice


def issue():
    # ruleid: py/insecure-random
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))
    return token


class User:
    def forget(self):
        # ruleid: py/insecure-random
        self.reset_code = random.randint(100000, 999999)


def generate_password(length):
    letters = string.ascii_letters + string.digits
    # ruleid: py/insecure-random
    return "".join(choice(letters) for _ in range(length))


def login():
    # ruleid: py/insecure-random
    otp = str(random.randrange(10**6)).zfill(6)
    return otp


def session():
    # ruleid: py/insecure-random
    session_id = "%032x" % random.getrandbits(128)
    return session_id
