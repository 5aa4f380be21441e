# ruleid: py/django-any-host
ALLOWED_HOSTS = ["localhost", "shop.example.com", "*"]
