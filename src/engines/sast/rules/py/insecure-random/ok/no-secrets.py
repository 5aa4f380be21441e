import random
import secrets


def strong():
    # ok: py/insecure-random
    token = secrets.token_urlsafe(32)
    return token


def system():
    # ok: py/insecure-random
    password = "".join(random.SystemRandom().choice("abc") for _ in range(20))
    return password


def jitter(delay):
    # ok: py/insecure-random
    return delay * random.uniform(0.5, 1.5)


def sampled(tokens):
    # ok: py/insecure-random
    some_tokens = random.sample(tokens, 3)
    return some_tokens


def shuffled(cards):
    # ok: py/insecure-random
    random.shuffle(cards)
    return cards


def port():
    # ok: py/insecure-random
    number = random.randint(20000, 30000)
    return number


def token_limit():
    # ok: py/insecure-random
    token_count = random.randint(1, 5)
    return token_count
