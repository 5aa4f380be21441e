from decouple import config

# ruleid: py/django-debug
DEBUG = config("DEBUG", default=True, cast=bool)
INSTALLED_APPS = ["shop"]
