# ok: py/django-debug
DEBUG = True


def trace(text):
    if DEBUG:
        print(text)
