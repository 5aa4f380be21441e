import tornado.web
from flask import Flask
from flask_wtf import FlaskForm

app = Flask(__name__)
# ok: py/csrf-off
app.config["WTF_CSRF_ENABLED"] = True


class Config:
    # ok: py/csrf-off
    WTF_CSRF_CHECK_DEFAULT = True


class TestConfig:
    TESTING = True
    # ok: py/csrf-off
    WTF_CSRF_ENABLED = False


class OrderForm(FlaskForm):
    class Meta:
        # ok: py/csrf-off
        csrf = True


# ok: py/csrf-off
handlers = tornado.web.Application([], xsrf_cookies=True)
