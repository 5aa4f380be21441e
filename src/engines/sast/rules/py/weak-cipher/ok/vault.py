import os

from Crypto.Cipher import AES, ChaCha20_Poly1305
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def seal(key, text):
    # ok: py/weak-cipher
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(text)


def card_number(key, number):
    # ok: py/weak-cipher
    return AESGCM(key).encrypt(os.urandom(12), number, None)


def stream(key, data):
    # ok: py/weak-cipher
    return ChaCha20_Poly1305.new(key=key).encrypt(data)


def note(key, text):
    # ok: py/weak-cipher
    return Fernet(key).encrypt(text)


def backup(key):
    # ok: py/weak-cipher
    return Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))
