from django.utils.html import escape as esc
from django.utils.safestring import mark_safe


class Widget:
    base = "<b>text</b>"

    def html(self):
        return "<hr>"

    def boxed(self):
        # ok: py/xss-mark-safe
        return mark_safe("<div>" + self.html() + "</div>")

    def announced(self):
        # ok: py/xss-mark-safe
        return mark_safe(f"{self.base} and more")


def icon(project):
    colour = "red" if project.closed else "green"
    html = "<i class='%s' title='%s'></i>"
    # ok: py/xss-mark-safe
    return mark_safe(html % (colour, esc(project.name)))


def anchored(finding):
    # ok: py/xss-mark-safe
    return mark_safe(f"<a id='f{finding.id}'></a>")
