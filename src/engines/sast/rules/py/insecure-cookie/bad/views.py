from django.http import HttpResponse
from fastapi import Response
from flask import make_response

COOKIE = "session_id"


def login(user):
    response = make_response("ok")
    # ruleid: py/insecure-cookie
    response.set_cookie("session", user.session)
    return response


def remember(user):
    response = make_response("ok")
    # ruleid: py/insecure-cookie
    response.set_cookie("remember_token", user.token, max_age=86400, secure=True)
    return response


def constant(user):
    response = make_response("ok")
    # ruleid: py/insecure-cookie
    response.set_cookie(COOKIE, user.session, httponly=True)
    return response


def django_login(request):
    response = HttpResponse("ok")
    # ruleid: py/insecure-cookie
    response.set_signed_cookie("auth", request.user.pk)
    return response


async def api_login(response: Response, token: str):
    # ruleid: py/insecure-cookie
    response.set_cookie(key="access_token", value=token, samesite="lax")
    return {"ok": True}
