import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { guardsAt, inventoryOf, linesOf, routeAt } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('Flask: factories, blueprints in blueprints, rules and views', () => {
  const found = inventoryOf(parsers, {
    'app/__init__.py': `
from flask import Flask
from .config import BASE

def create_app():
    app = Flask(__name__)
    with app.app_context():
        from .users import bp as users
        from . import items
        app.register_blueprint(users, url_prefix=f"{BASE}/users")
        app.register_blueprint(items.bp)
        app.add_url_rule("/health", view_func=health)
        app.add_url_rule("/things/<int:id>", view_func=login_required(items.Thing.as_view("thing")))
    return app

def health():
    return "ok"
`,
    'app/config.py': `BASE = "/api"`,
    'app/users.py': `
from flask import Blueprint, request
bp = Blueprint("users", __name__, url_prefix="/ignored")

@bp.before_request
def check_token():
    pass

@bp.route("/", methods=["GET", "POST"])
@roles_required("admin")
def users():
    return request.args.get("page")

@login_required
@bp.delete("/<uuid:id>")
def drop(id):
    pass
`,
    'app/items.py': `
from flask import Blueprint
from flask.views import MethodView
bp = Blueprint("items", __name__, url_prefix="/items")
inner = Blueprint("inner", __name__, url_prefix="/inner")

class Thing(MethodView):
    decorators = [csrf_protect]
    def get(self, id): pass
    def put(self, id): pass

@inner.get("/<path:rest>")
@inner.get("/")
def files(rest=None): pass

bp.register_blueprint(inner)
`,
  });
  expect(linesOf(found)).toEqual([
    'DELETE /api/users/{id}',
    'GET /api/users',
    'GET /health',
    'GET /items/inner',
    'GET /items/inner/{rest*}',
    'GET /things/{id}',
    'POST /api/users',
    'PUT /things/{id}',
  ]);
  expect(guardsAt(found, 'POST /api/users')).toEqual(['check_token', 'roles_required']);
  expect(routeAt(found, 'GET /api/users').parameters).toEqual([{ name: 'page', in: 'query', type: '' }]);
  expect(guardsAt(found, 'PUT /things/{id}')).toEqual(['login_required', 'csrf_protect']);
  const drop = routeAt(found, 'DELETE /api/users/{id}');
  expect(drop.guards.map(({ name }) => name)).toEqual(['check_token']);
  expect(drop.lateGuards.map(({ name }) => name)).toEqual(['login_required']);
});

test('Flask: resources and namespaces of its REST packages', () => {
  const found = inventoryOf(parsers, {
    'api.py': `
from flask import Blueprint, Flask
from flask_restx import Api, Namespace, Resource
app = Flask(__name__)
bp = Blueprint("api", __name__, url_prefix="/api")
api = Api(bp)
ns = Namespace("teams")

@ns.route("/<int:team_id>", "/me")
class Team(Resource):
    method_decorators = [admins_only]
    def get(self, team_id=None): pass
    @ns.doc("x")
    def delete(self, team_id): pass

api.add_namespace(ns, "/teams")
api.add_resource(Team, "/team")
app.register_blueprint(bp)
`,
  });
  expect(linesOf(found)).toEqual([
    'DELETE /api/team',
    'DELETE /api/teams/me',
    'DELETE /api/teams/{team_id}',
    'GET /api/team',
    'GET /api/teams/me',
    'GET /api/teams/{team_id}',
  ]);
  expect(guardsAt(found, 'GET /api/teams/me')).toEqual(['admins_only']);
});

test('FastAPI: prefixes, dependencies of routers, routes and parameters', () => {
  const found = inventoryOf(parsers, {
    'app/main.py': `
from fastapi import Depends, FastAPI
from app.api import items, users
from app.core import settings
app = FastAPI(dependencies=[Depends(rate_limiter)])
app.include_router(users.router, prefix=settings.API_V1)
app.include_router(items, prefix="/items", dependencies=[Depends(verify_token)])
`,
    'app/core.py': `
class Settings(BaseSettings):
    API_V1: str = "/api/v1"
settings = Settings()
`,
    'app/api/__init__.py': `from .items import router as items`,
    'app/api/users.py': `
from typing import Annotated
from fastapi import APIRouter, Body, Depends, Header, Query
router = APIRouter(prefix="/users", dependencies=[Depends(get_current_user)])

@router.get("/{user_id}")
async def show(user_id: int, page: int = 1, agent: str = Header(None), db: Session = Depends(get_db)): pass

@router.api_route("/many", methods=["POST", "PUT"], dependencies=[Security(admin_only)])
async def many(data: UserIn, me: Annotated[User, Depends(active_user)]): pass
`,
    'app/api/items.py': `
from fastapi import APIRouter
router = r = APIRouter()
@r.post("")
def add(name: str = Body(...)): pass
router.add_api_route("/{name:path}", add, methods=["DELETE"])
`,
  });
  expect(linesOf(found)).toEqual([
    'DELETE /items/{name*}',
    'GET /api/v1/users/{user_id}',
    'POST /api/v1/users/many',
    'POST /items',
    'PUT /api/v1/users/many',
  ]);
  expect(guardsAt(found, 'GET /api/v1/users/{user_id}')).toEqual([
    'rate_limiter',
    'get_current_user',
    'get_db',
  ]);
  expect(guardsAt(found, 'PUT /api/v1/users/many')).toEqual([
    'rate_limiter',
    'get_current_user',
    'admin_only',
    'active_user',
  ]);
  expect(guardsAt(found, 'POST /items')).toEqual(['rate_limiter', 'verify_token']);
  expect(routeAt(found, 'GET /api/v1/users/{user_id}').parameters).toEqual([
    { name: 'user_id', in: 'path', type: 'int' },
    { name: 'page', in: 'query', type: 'int' },
    { name: 'agent', in: 'header', type: 'str' },
  ]);
});

test('Django: patterns, includes in every form, views of every kind', () => {
  const found = inventoryOf(parsers, {
    'site/settings.py': `ROOT_URLCONF = "site.urls"`,
    'site/urls.py': `
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path
from shop import views
extra = [path("more/", views.more)]
urlpatterns = [
    path("admin/", admin.site.urls),
    path("shop/", include("shop.urls")),
    path("x/", include((extra, "x"))),
    path("accounts/", include("allauth.urls")),
    re_path(r"^old/(?P<year>[0-9]{4})/(?:page-(?P<page>\\d+)/)?$", views.old),
]
urlpatterns += [path("me/", login_required(views.Me.as_view()))]
`,
    'shop/urls.py': `
from django.urls import path
from . import views
urlpatterns = [path("<slug:slug>/", views.Detail.as_view(), name="d"), path("buy/<int:id>", views.buy)]
`,
    'shop/views.py': `
from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import DetailView, UpdateView
class Base(LoginRequiredMixin, View):
    def get(self, request): pass
@method_decorator(permission_required("x"), name="dispatch")
class Me(Base):
    def post(self, request): pass
class Detail(DetailView): pass
@csrf_exempt
@require_POST
def buy(request, id): pass
@require_http_methods(["GET", "PUT"])
def more(request): return request.GET["q"]
def old(request, year, page): pass
`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /old/{year}',
    'GET /me',
    'GET /shop/{slug}',
    'GET /x/more',
    'POST /me',
    'POST /shop/buy/{id}',
    'PUT /x/more',
  ]);
  expect(guardsAt(found, 'POST /me')).toEqual([
    'login_required',
    'permission_required',
    'LoginRequiredMixin',
  ]);
  expect(routeAt(found, 'GET /me').written).toBe('me/');
  expect(routeAt(found, 'GET /me').mounted).toBe(true);
});

test('Django REST framework: routers, actions, generic views, permissions', () => {
  const found = inventoryOf(parsers, {
    'urls.py': `
from django.conf.urls import include, url
from rest_framework.routers import DefaultRouter, SimpleRouter
from views import Articles, Tags, Plain, hello
router = DefaultRouter()
router.register(r"articles", Articles)
simple = SimpleRouter()
simple.register("plain", Plain, basename="plain")
urlpatterns = [url(r"^api/", include(router.urls)), url(r"^tags/?$", Tags.as_view()), url(r"^hello$", hello)]
urlpatterns += simple.urls
`,
    'views.py': `
from rest_framework import generics, mixins, viewsets
from rest_framework.decorators import action, api_view, permission_classes
class Articles(mixins.ListModelMixin, mixins.DestroyModelMixin, viewsets.GenericViewSet):
    lookup_field = "slug"
    permission_classes = [IsAuthenticated]
    @action(detail=True, methods=["post"], permission_classes=[IsAdminUser])
    def publish(self, request, slug=None): pass
    @action(detail=False, url_path="top-ten")
    def top(self, request): pass
class Tags(generics.ListCreateAPIView):
    permission_classes = []
class Plain(viewsets.ViewSet):
    def list(self, request): pass
    def update(self, request, pk=None): pass
@api_view(["GET"])
@permission_classes([AllowAny])
def hello(request): pass
`,
  });
  expect(linesOf(found)).toEqual([
    'DELETE /api/articles/{slug}',
    'GET /api',
    'GET /api/articles',
    'GET /api/articles/top-ten',
    'GET /hello',
    'GET /plain',
    'GET /tags',
    'POST /api/articles/{slug}/publish',
    'POST /tags',
    'PUT /plain/{pk}',
  ]);
  expect(guardsAt(found, 'DELETE /api/articles/{slug}')).toEqual(['IsAuthenticated']);
  expect(guardsAt(found, 'POST /api/articles/{slug}/publish')).toEqual(['IsAdminUser']);
  expect(routeAt(found, 'POST /tags').guards.map(({ kind }) => kind)).toEqual(['allow-all']);
  expect(routeAt(found, 'GET /hello').guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'AllowAny allow-all',
  ]);
  expect(routeAt(found, 'DELETE /api/articles/{slug}').handler.name).toBe('Articles.destroy');
});
