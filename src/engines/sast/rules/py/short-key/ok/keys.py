from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from paramiko import RSAKey


def signing_key():
    # ok: py/short-key
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)


def old_key():
    # ok: py/short-key
    return RSA.generate(2048)


def host_key():
    # ok: py/short-key
    return RSAKey.generate(4096)


def modern():
    # ok: py/short-key
    return ed25519.Ed25519PrivateKey.generate()


def curve():
    # ok: py/short-key
    return ec.generate_private_key(ec.SECP256R1())


def configured(settings):
    # ok: py/short-key
    return rsa.generate_private_key(public_exponent=65537, key_size=settings.bits)
