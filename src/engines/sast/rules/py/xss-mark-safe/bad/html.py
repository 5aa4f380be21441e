from django.utils.safestring import mark_safe
from flask import request
from markupsafe import Markup


def link(user):
    # ruleid: py/xss-mark-safe
    return mark_safe(f"<a href='/users/{user.id}'>{user.name}</a>")


def badge(text):
    # ruleid: py/xss-mark-safe
    return mark_safe("<b>%s</b>" % text)


def row(value, title):
    # ruleid: py/xss-mark-safe
    return mark_safe("<td title='{}'>{}</td>".format(title, value))


def bold(text):
    # ruleid: py/xss-mark-safe
    return Markup("<b>" + text + "</b>")


def echoed():
    # ruleid: py/xss-mark-safe
    return Markup(request.args.get("html"))


def titled(page):
    # ruleid: py/xss-mark-safe
    return Markup(f"<title>{page.title}</title>")
