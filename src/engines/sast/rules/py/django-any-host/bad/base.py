import os

# ruleid: py/django-any-host
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "*").split(",")
