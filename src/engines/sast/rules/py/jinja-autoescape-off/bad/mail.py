import tornado.template
from jinja2 import Environment, FileSystemLoader, PackageLoader
from jinja2.sandbox import SandboxedEnvironment


def welcome(user):
    # ruleid: py/jinja-autoescape-off
    env = Environment(loader=FileSystemLoader("templates"))
    return env.get_template("welcome.html").render(user=user)


def invoice(order):
    # ruleid: py/jinja-autoescape-off
    env = Environment(loader=PackageLoader("shop"), autoescape=False)
    template = env.get_template("invoice.html")
    return template.render(order=order)


def report(rows):
    # ruleid: py/jinja-autoescape-off
    env = SandboxedEnvironment(loader=FileSystemLoader("templates"))
    template = env.get_template("report.html.j2")
    return template.render(rows=rows)


def short(rows):
    # ruleid: py/jinja-autoescape-off
    return Environment(loader=FileSystemLoader("t")).get_template("rows.html").render(rows=rows)


# ruleid: py/jinja-autoescape-off
loader = tornado.template.Loader("templates", autoescape=None)
