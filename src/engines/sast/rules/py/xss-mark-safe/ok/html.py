from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup

ICON = "<i></i>"


def constant():
    # ok: py/xss-mark-safe
    return mark_safe("<br>")


def formatted(user):
    # ok: py/xss-mark-safe
    return format_html("<a href='/users/{}'>{}</a>", user.id, user.name)


def escaped(text):
    # ok: py/xss-mark-safe
    return mark_safe("<b>%s</b>" % escape(text))


def escaped_inline(text):
    # ok: py/xss-mark-safe
    return mark_safe(f"<b>{conditional_escape(text)}</b>")


def escaped_format(text):
    # ok: py/xss-mark-safe
    return mark_safe("<b>{}</b>".format(escape(text)))


def markup(text):
    # ok: py/xss-mark-safe
    return Markup("<b>{}</b>").format(text)


def rendered(template, context):
    # ok: py/xss-mark-safe
    return mark_safe(template.render(context))


def known():
    # ok: py/xss-mark-safe
    return mark_safe(ICON)


def numbered(count):
    # ok: py/xss-mark-safe
    return mark_safe(f"<b>{int(count)}</b>")
