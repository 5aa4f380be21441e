from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

IV = b"0123456789abcdef"


def seal(key, text):
    # ruleid: py/fixed-nonce
    return AES.new(key, AES.MODE_CBC, IV).encrypt(text)


def note(key, text):
    # ruleid: py/fixed-nonce
    return AES.new(key, AES.MODE_GCM, nonce=b"nonce-for-gcm").encrypt(text)


def backup(key):
    # ruleid: py/fixed-nonce
    return Cipher(algorithms.AES(key), modes.CBC(b"\x00" * 16))


def zeroes(key):
    # ruleid: py/fixed-nonce
    return Cipher(algorithms.AES(key), modes.CTR(bytes(16)))


def card(key, number):
    # ruleid: py/fixed-nonce
    return AESGCM(key).encrypt(b"fixed-nonce!", number, None)
