import environ

env = environ.Env()
# ruleid: py/django-any-host
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
