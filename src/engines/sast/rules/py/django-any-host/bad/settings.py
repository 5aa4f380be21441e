import os

# ruleid: py/django-any-host
ALLOWED_HOSTS = ["*"]
