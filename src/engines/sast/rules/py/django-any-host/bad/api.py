from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

app = FastAPI()
# ruleid: py/django-any-host
app.add_middleware(TrustedHostMiddleware, allowed_hosts=["*"])
