from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from shop.models import Account, Order
from shop.signing import verify_signature


# ok: py/django-csrf-exempt
def transfer(request):
    Account.objects.filter(owner=request.user).update(balance=request.POST["amount"])
    return HttpResponse("ok")


@csrf_protect
# ok: py/django-csrf-exempt
def rename(request):
    return HttpResponse(request.POST["name"])


@csrf_exempt
# ok: py/django-csrf-exempt
def paid(request):
    verify_signature(request.headers, request.body)
    Order.objects.filter(pk=1).update(paid=True)
    return HttpResponse("ok")


@csrf_exempt
# ok: py/django-csrf-exempt
def payment_webhook(request):
    return HttpResponse(request.body)


@csrf_exempt
# ok: py/django-csrf-exempt
def status(request):
    return HttpResponse("up")
