import os

# ok: py/django-any-host
ALLOWED_HOSTS = ["shop.example.com", ".shop.example.com"]
