import re

from django.core.validators import RegexValidator

# ruleid: py/redos-pattern
NAME = re.compile(r"^(\w+\s?)+$")

# ruleid: py/redos-pattern
MAIL = RegexValidator(r"^([\w.]+)*@[\w.]+$")


def numbers(text):
    # ruleid: py/redos-pattern
    return re.match(r"^(\d+,?)*$", text)


def words(text):
    # ruleid: py/redos-pattern
    return re.search(r"([a-z]+)+!", text)


def dashes(text):
    # ruleid: py/redos-pattern
    return re.fullmatch(r"(-+\w*)+!", text)
