import os

# ok: py/django-debug
DEBUG = os.environ.get("DEBUG") == "1"
INSTALLED_APPS = ["shop"]
if os.environ.get("LOCAL"):
    # ok: py/django-debug
    DEBUG = True
