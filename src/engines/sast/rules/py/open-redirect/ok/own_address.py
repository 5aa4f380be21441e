from flask import Flask, redirect, request, url_for

from .oauth import OauthManager
from .safe import redirect as checked_redirect

app = Flask(__name__)


@app.route("/login")
def login():
    # ok: py/open-redirect
    return redirect(url_for("authorize", next=request.args.get("next")))


@app.route("/back")
def back():
    address = request.args["next"]
    # ok: py/open-redirect
    return checked_redirect(request, address)


class Callback:
    def get(self, request):
        code = request.query_params.get("code")
        manager = OauthManager(state=request.session.get("oauth_state"))
        manager.exchange(code)
        # ok: py/open-redirect
        return redirect(f"{manager.oauth_redirect_url}?success=1")

    def post(self, request):
        name = request.POST.get("name")
        request.user.rename(name)
        # ok: py/open-redirect
        return redirect(request.session.get("back"))
