import hmac

from shop.models import Order


def remove(request, number):
    # ruleid: py/assert-authorisation
    assert request.user.is_staff
    Order.objects.get(pk=number).delete()


def close(user, order):
    # ruleid: py/assert-authorisation
    assert user.has_perm("shop.close_order"), "no right"
    order.close()


def login(account, password):
    # ruleid: py/assert-authorisation
    assert account.check_password(password)
    return account


def hook(request, expected):
    # ruleid: py/assert-authorisation
    assert hmac.compare_digest(request.headers["X-Signature"], expected)
    return "ok"


def edit(user, order):
    # ruleid: py/assert-authorisation
    assert not order.closed and user.can_edit(order)
    return order
