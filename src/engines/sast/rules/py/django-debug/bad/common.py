import environ

env = environ.Env()
INSTALLED_APPS = ["shop"]
# ruleid: py/django-debug
DEBUG = env.bool("DJANGO_DEBUG", default=True)
