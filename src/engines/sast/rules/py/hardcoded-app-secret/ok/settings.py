import os

# ok: py/hardcoded-app-secret
SECRET_KEY = os.environ["SECRET_KEY"]
