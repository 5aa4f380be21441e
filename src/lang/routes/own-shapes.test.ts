import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { normalPath } from './path-template.ts';
import { inventoryOf, linesOf } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

const controllers = `
  @Controller('cats')
  export class Cats {
    @Get() all() {}
    @Version(['2', VERSION_NEUTRAL]) @Get('/both/') both() {}
    @Version(VERSION_NEUTRAL) @Get('plain') plain() {}
  }`;
const nest = (versioning: string) => ({
  'src/main.ts': `
    import { NestFactory } from '@nestjs/core';
    import { VersioningType } from '@nestjs/common';
    const app = await NestFactory.create(AppModule);
    app.enableVersioning(${versioning});`,
  'src/cats.controller.ts': `import { Controller, Get, Version, VERSION_NEUTRAL } from '@nestjs/common'; ${controllers}`,
});

test.each([
  [
    `{ type: VersioningType.URI, defaultVersion: '1' }`,
    ['GET /cats/both', 'GET /cats/plain', 'GET /v1/cats', 'GET /v2/cats/both'],
  ],
  [
    `{ type: VersioningType.URI, prefix: false }`,
    ['GET /2/cats/both', 'GET /cats', 'GET /cats/both', 'GET /cats/plain'],
  ],
  [
    `{ type: VersioningType.URI, prefix: 'rev' }`,
    ['GET /cats', 'GET /cats/both', 'GET /cats/plain', 'GET /rev2/cats/both'],
  ],
  [`{ type: VersioningType.HEADER, header: 'x' }`, ['GET /cats', 'GET /cats/both', 'GET /cats/plain']],
])('NestJS: versioning %s', (versioning, expected) => {
  const lines = linesOf(inventoryOf(parsers, nest(versioning)));
  expect([...new Set(lines)]).toEqual(expected);
});

test('Spring: annotations of the project that carry a mapping', () => {
  const found = inventoryOf(parsers, {
    'src/main/java/a/OpenGet.java': `package a; @Open @RequestMapping(method = RequestMethod.GET) public @interface OpenGet { String[] value() default {}; }`,
    'src/main/java/a/Drop.java': `package a; @DeleteMapping("/gone") public @interface Drop {}`,
    'src/main/java/a/Plain.java': `package a; public @interface Plain { String value(); }`,
    'src/main/java/a/web/Things.java': `
      package a.web;
      import a.OpenGet;
      import a.Drop;
      import a.Plain;
      @RestController
      @RequestMapping("/things")
      public class Things {
        @OpenGet("/code") public String code() { return ""; }
        @Drop public void drop() {}
        @Plain("/none") public void none() {}
      }`,
  });
  expect(linesOf(found)).toEqual(['DELETE /things/gone', 'GET /things/code']);
});

test('Flask: the current application, and prefixes that are settings', () => {
  const found = inventoryOf(parsers, {
    'shop/settings.py': `class Standard:\n    SHOP_URL_PREFIX = "/shop"\n`,
    'shop/sign_in.py': `
from flask import current_app

def add_sign_in():
    @current_app.route('/sign-in/done')
    def done():
        return ''
`,
    'shop/views.py': `
from flask import Blueprint, Flask

shop = Blueprint('shop', __name__)

@shop.route('/cart')
def cart():
    return ''

def load(app: Flask):
    app.register_blueprint(shop, url_prefix=app.config["SHOP_URL_PREFIX"])
`,
  });
  expect(linesOf(found)).toEqual(['GET /shop/cart', 'GET /sign-in/done']);
});

test('Django: an administration site of the project, and a prefix that is a setting', () => {
  const found = inventoryOf(parsers, {
    'site/admin.py': `
from django.contrib.admin import AdminSite
from django.urls import path

def queue(request):
    pass

class OwnSite(AdminSite):
    def get_urls(self):
        urls = super().get_urls()
        return [path("queue/", self.admin_view(queue))] + urls

class BareSite(AdminSite):
    pass

own = OwnSite()
bare = BareSite()
`,
    'site/urls.py': `
from django.conf import settings
from django.urls import include, path, re_path
from site.admin import bare, own

def root(request):
    pass

urlpatterns = [
    re_path(r"^$", root),
    path("admin/", own.urls),
    path("bare/", bare.urls),
]
if settings.PLACE:
    urlpatterns = [path(settings.PLACE, include(urlpatterns))]
`,
  });
  expect(linesOf(found)).toEqual(['ALL /', 'ALL /admin/queue']);
});

test('a path of which only the prefix is not known is what is known', () => {
  const angle = (text: string) => ({ text, syntax: 'angle' as const });
  expect(normalPath([angle('\u0000'), angle('')]).path).toBe('/');
  expect(normalPath([angle('\u0000'), angle('\u0000')]).path).toBe('/{?}');
  expect(normalPath([angle('\u0000')]).path).toBe('/{?}');
});

test('Go: an engine that a library hands out, and what it is given to without a use of the result', () => {
  const found = inventoryOf(parsers, {
    'router/router.go': `
package router
import (
  "example.org/app/api/cats"
  "github.com/acme/kit"
  "github.com/gin-gonic/gin"
)
func Setup() {
  r := kit.Engine()
  r.GET("/up", func(c *gin.Context) {})
  g := r.Group("/api", auth())
  c := kit.Crud("x")
  c.Setup(g)
  cats.Setup(g)
}`,
    'api/cats/cats.go': `
package cats
import "github.com/gin-gonic/gin"
func Setup(r *gin.RouterGroup) { r.POST("/cats", add) }`,
  });
  expect(linesOf(found)).toEqual(['GET /up', 'POST /api/cats']);
});

test('handlers for every method: guards where they can pass on, routes where they cannot', () => {
  const found = inventoryOf(parsers, {
    'a.js': `
      import fastify from 'fastify';
      const app = fastify();
      app.all('/session/*', requireAuth);`,
    'b.js': `
      import express from 'express';
      const app = express();
      app.all('/session/*', requireAuth);
      app.get('/x', show);`,
  });
  expect(linesOf(found)).toEqual(['ALL /session/{*}', 'GET /x']);
});

test('Koa: a router of a package for Koa', () => {
  const found = inventoryOf(parsers, {
    'app.ts': `
      import Koa from 'koa';
      import { DocumentedRouter } from 'koa-documented';
      const router = new DocumentedRouter({ prefix: '/api' });
      router.get('/cats', cats);
      new Koa().use(router.routes());`,
  });
  expect(linesOf(found)).toEqual(['GET /api/cats']);
});

test('Go: paths joined by path/filepath', () => {
  const found = inventoryOf(parsers, {
    'api.go': `
package api
import (
  "path/filepath"
  "github.com/labstack/echo/v4"
)
const Metrics = "/api/metrics"
func API() {
  ec := echo.New()
  ec.GET(filepath.Join(Metrics, "peer", ":peer"), one)
}`,
  });
  expect(linesOf(found)).toEqual(['GET /api/metrics/peer/{peer}']);
});

test('a singleton that a static member of its class holds', () => {
  const found = inventoryOf(parsers, {
    'server.js': `
      const express = require('express');
      class Server {
        static instance = null;
        static getInstance() {
          if (Server.instance == null) Server.instance = new Server();
          return Server.instance;
        }
        constructor() { this.app = express(); }
      }
      module.exports = { Server };`,
    'main.js': `
      const { Server } = require('./server');
      const server = Server.getInstance();
      const app = server.app;
      app.get('/up', up);`,
  });
  expect(linesOf(found)).toEqual(['GET /up']);
});

test('Django: base views of packages, and methods limited around dispatch', () => {
  const found = inventoryOf(parsers, {
    'a/views.py': `
from django.contrib.auth.views import LogoutView
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import View
from django.views.generic.detail import BaseDetailView
from django_filters.views import FilterView

class Cats(FilterView):
    pass

class Unlock(BaseDetailView):
    def post(self, request):
        pass

@method_decorator(require_POST, name="dispatch")
class Leave(LogoutView):
    pass

@method_decorator(require_http_methods(["GET"]), name="dispatch")
class Both(View):
    def get(self, request):
        pass
    def post(self, request):
        pass
`,
    'a/urls.py': `
from django.urls import path
from a import views

urlpatterns = [
    path("cats/", views.Cats.as_view()),
    path("unlock/", views.Unlock.as_view()),
    path("leave/", views.Leave.as_view()),
    path("both/", views.Both.as_view()),
]
`,
  });
  expect(linesOf(found)).toEqual(['GET /both', 'GET /cats', 'GET /unlock', 'POST /leave', 'POST /unlock']);
});
