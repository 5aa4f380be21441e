import os

ROOT_URLCONF = "shop.urls"
# ruleid: py/django-debug
DEBUG = bool(os.environ.get("DEBUG", True))
