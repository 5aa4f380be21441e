from flask import make_response


def login(user):
    response = make_response("ok")
    # ok: py/insecure-cookie
    response.set_cookie("session", user.session, secure=True, httponly=True, samesite="Lax")
    return response


def language(chosen):
    response = make_response("ok")
    # ok: py/insecure-cookie
    response.set_cookie("language", chosen)
    return response


def configured(user, settings):
    response = make_response("ok")
    # ok: py/insecure-cookie
    response.set_cookie("session", user.session, secure=settings.https, httponly=True)
    return response


def flags(user, options):
    response = make_response("ok")
    # ok: py/insecure-cookie
    response.set_cookie("session", user.session, **options)
    return response


def logout():
    response = make_response("bye")
    # ok: py/insecure-cookie
    response.set_cookie("session", "", max_age=0)
    return response


def form_token(value):
    response = make_response("ok")
    # ok: py/insecure-cookie
    response.set_cookie("csrf_token", value)
    return response
