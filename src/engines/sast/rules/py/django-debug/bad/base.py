import os

# ruleid: py/django-debug
DEBUG = os.environ.get("DEBUG", "True") == "True"
INSTALLED_APPS = ["shop"]
