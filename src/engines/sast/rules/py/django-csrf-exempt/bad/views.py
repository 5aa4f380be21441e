from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from shop.models import Account, Note, Order


@csrf_exempt
# ruleid: py/django-csrf-exempt
def transfer(request):
    amount = request.POST["amount"]
    Account.objects.filter(owner=request.user).update(balance=amount)
    return HttpResponse("ok")


@csrf_exempt
# ruleid: py/django-csrf-exempt
def remove(request, number):
    order = Order.objects.get(pk=number)
    order.delete()
    return HttpResponse("gone")


@csrf_exempt
# ruleid: py/django-csrf-exempt
def rename(request):
    account = Account.objects.get(owner=request.user)
    account.name = request.GET["name"]
    account.save()
    return HttpResponse("ok")


@csrf_exempt
# ruleid: py/django-csrf-exempt
def add_note(request):
    Note.objects.create(text="note", owner=request.user)
    return HttpResponse("ok")


@csrf_exempt
# ruleid: py/django-csrf-exempt
def upload(request):
    if request.method == "POST":
        text = request.body.decode()
        return HttpResponse(str(len(text)))
    return HttpResponse("no", status=405)
