import environ

env = environ.Env()
# ok: py/django-debug
DEBUG = env.bool("DEBUG", default=False)
ROOT_URLCONF = "shop.urls"
