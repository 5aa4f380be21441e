import tornado.web
from flask import Flask
from flask_wtf import FlaskForm

app = Flask(__name__)
# ruleid: py/csrf-off
app.config["WTF_CSRF_ENABLED"] = False

shop = Flask("shop")
# ruleid: py/csrf-off
shop.config.update(DEBUG=False, WTF_CSRF_ENABLED=False)


class Config:
    # ruleid: py/csrf-off
    WTF_CSRF_CHECK_DEFAULT = False


class OrderForm(FlaskForm):
    class Meta:
        # ruleid: py/csrf-off
        csrf = False


# ruleid: py/csrf-off
handlers = tornado.web.Application([], xsrf_cookies=False)
