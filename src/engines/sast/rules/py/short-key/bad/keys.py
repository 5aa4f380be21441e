import rsa as rsa_package
from Crypto.PublicKey import DSA, RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from OpenSSL import crypto
from paramiko import RSAKey

BITS = 1024


def signing_key():
    # ruleid: py/short-key
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)


def old_key():
    # ruleid: py/short-key
    return RSA.generate(1024)


def signer():
    # ruleid: py/short-key
    return DSA.generate(1024)


def host_key():
    # ruleid: py/short-key
    return RSAKey.generate(1024)


def certificate_key():
    key = crypto.PKey()
    # ruleid: py/short-key
    key.generate_key(crypto.TYPE_RSA, 1024)
    return key


def curve():
    # ruleid: py/short-key
    return ec.generate_private_key(ec.SECP192R1())


def pair():
    # ruleid: py/short-key
    return rsa_package.newkeys(512)
