import os

# ok: py/django-any-host
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "").split(",")
DEBUG = False
if DEBUG:
    # ok: py/django-any-host
    ALLOWED_HOSTS = ["*"]
