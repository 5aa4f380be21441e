import tornado.template
from jinja2 import Environment, FileSystemLoader, select_autoescape


def welcome(user):
    # ok: py/jinja-autoescape-off
    env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
    return env.get_template("welcome.html").render(user=user)


def invoice(order):
    # ok: py/jinja-autoescape-off
    env = Environment(loader=FileSystemLoader("templates"), autoescape=True)
    return env.get_template("invoice.html").render(order=order)


def site(name):
    # ok: py/jinja-autoescape-off
    env = Environment(loader=FileSystemLoader("templates"))
    return env.get_template("nginx.conf.j2").render(name=name)


def options(settings):
    # ok: py/jinja-autoescape-off
    env = Environment(**settings)
    return env.get_template("page.html").render()


# ok: py/jinja-autoescape-off
loader = tornado.template.Loader("templates")
