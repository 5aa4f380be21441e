from django.core.exceptions import PermissionDenied
from shop.models import Order, User


def remove(request, number):
    # ok: py/assert-authorisation
    if not request.user.is_staff:
        raise PermissionDenied
    Order.objects.get(pk=number).delete()


def typed(user):
    # ok: py/assert-authorisation
    assert isinstance(user, User)
    return user.is_staff


def present(user):
    # ok: py/assert-authorisation
    assert user is not None
    return user


def positive(count):
    # ok: py/assert-authorisation
    assert count > 0, "count"
    return count


def shape(rows):
    # ok: py/assert-authorisation
    assert len(rows) == 3
    return rows
