import os

# ruleid: py/django-debug
DEBUG = True

ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["django.contrib.auth", "shop"]
