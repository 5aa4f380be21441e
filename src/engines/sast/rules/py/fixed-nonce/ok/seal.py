import os
import secrets

from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(key, text):
    iv = get_random_bytes(16)
    # ok: py/fixed-nonce
    return iv + AES.new(key, AES.MODE_CBC, iv).encrypt(text)


def opened(key, sealed):
    # ok: py/fixed-nonce
    return AES.new(key, AES.MODE_CBC, sealed[:16]).decrypt(sealed[16:])


def backup(key):
    # ok: py/fixed-nonce
    return Cipher(algorithms.AES(key), modes.CTR(os.urandom(16)))


def card(key, number):
    nonce = secrets.token_bytes(12)
    # ok: py/fixed-nonce
    return nonce + AESGCM(key).encrypt(nonce, number, None)


def own(key):
    # ok: py/fixed-nonce
    return AES.new(key, AES.MODE_EAX)
