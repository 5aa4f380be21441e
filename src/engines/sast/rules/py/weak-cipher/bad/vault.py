from Crypto.Cipher import AES, ARC4, DES
from Cryptodome.Cipher import Blowfish
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def seal(key, text):
    # ruleid: py/weak-cipher
    return DES.new(key, DES.MODE_CBC, b"12345678").encrypt(text)


def card_number(key, number):
    # ruleid: py/weak-cipher
    return AES.new(key, AES.MODE_ECB).encrypt(number)


def stream(key, data):
    # ruleid: py/weak-cipher
    cipher = ARC4.new(key)
    return cipher.encrypt(data)


def note(key, text):
    # ruleid: py/weak-cipher
    return Blowfish.new(key, Blowfish.MODE_CBC).encrypt(text)


def backup(key):
    # ruleid: py/weak-cipher
    return Cipher(algorithms.AES(key), modes.ECB())


def legacy(key, iv):
    # ruleid: py/weak-cipher
    return Cipher(algorithms.TripleDES(key), modes.CBC(iv))
