import yaml
from yaml import load, FullLoader


def plain(text):
    # ruleid: py/unsafe-yaml-load
    return yaml.load(text)


def named(text):
    # ruleid: py/unsafe-yaml-load
    return yaml.load(text, Loader=yaml.Loader)


def unsafe(text):
    # ruleid: py/unsafe-yaml-load
    return yaml.unsafe_load(text)


def full(text):
    # ruleid: py/unsafe-yaml-load
    return load(text, Loader=FullLoader)


def positional(stream):
    # ruleid: py/unsafe-yaml-load
    return yaml.load(stream, yaml.UnsafeLoader)


def every(stream):
    # ruleid: py/unsafe-yaml-load
    return list(yaml.load_all(stream, Loader=yaml.UnsafeLoader))
