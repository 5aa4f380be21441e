# ok: py/django-debug
DEBUG = False
INSTALLED_APPS = ["shop"]
