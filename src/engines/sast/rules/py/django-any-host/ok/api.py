from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

app = FastAPI()
# ok: py/django-any-host
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["api.example.com"])
# ok: py/django-any-host
HOSTS = ["*"]
