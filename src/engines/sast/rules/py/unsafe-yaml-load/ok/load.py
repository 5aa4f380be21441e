import json

import yaml
from yaml import SafeLoader

from .loaders import OwnSafeLoader


def safe(text):
    # ok: py/unsafe-yaml-load
    return yaml.safe_load(text)


def named(text):
    # ok: py/unsafe-yaml-load
    return yaml.load(text, Loader=yaml.SafeLoader)


def compiled(text):
    # ok: py/unsafe-yaml-load
    return yaml.load(text, Loader=yaml.CSafeLoader)


def imported(text):
    # ok: py/unsafe-yaml-load
    return yaml.load(text, SafeLoader)


def own(text):
    # ok: py/unsafe-yaml-load
    return yaml.load(text, Loader=OwnSafeLoader)


def given(text, loader):
    # ok: py/unsafe-yaml-load
    return yaml.load(text, Loader=loader)


def other(text):
    # ok: py/unsafe-yaml-load
    return json.loads(text)


def written(value):
    # ok: py/unsafe-yaml-load
    return yaml.dump(value)
