import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { guardsAt, inventoryOf, linesOf, routeAt } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('Gin: groups given to functions of other packages, guards from where they are used', () => {
  const found = inventoryOf(parsers, {
    'main.go': `
package main
import (
  "net/http"
  "example.org/app/users"
  "github.com/gin-gonic/gin"
)
const base = "/api"
func main() {
  r := gin.Default()
  v1 := r.Group(base + "/v1")
  users.Register(v1.Group("/users"))
  v1.Use(AuthRequired())
  users.RegisterPrivate(v1.Group("/users", users.AdminOnly))
  v1.Match([]string{"GET", http.MethodPut}, "/both/*path", both)
  r.NoRoute(none)
}`,
    'users/routes.go': `
package users
import "github.com/gin-gonic/gin"
func Register(rg *gin.RouterGroup) { rg.POST("/login", Login) }
func RegisterPrivate(rg gin.IRouter) {
  rg.GET("/:id", show)
  rg.Any("", all)
}
func show(c *gin.Context) { c.JSON(200, c.Query("full") + c.Param("id") + c.GetHeader("X-A")) }`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /api/v1/users',
    'GET /api/v1/both/{path*}',
    'GET /api/v1/users/{id}',
    'POST /api/v1/users/login',
    'PUT /api/v1/both/{path*}',
  ]);
  expect(guardsAt(found, 'POST /api/v1/users/login')).toEqual([]);
  expect(routeAt(found, 'GET /api/v1/users/{id}').guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'AuthRequired authentication',
    'users.AdminOnly authorisation',
  ]);
  expect(routeAt(found, 'GET /api/v1/users/{id}').parameters.map((one) => `${one.in} ${one.name}`)).toEqual([
    'path id',
    'query full',
    'header X-A',
  ]);
  expect(routeAt(found, 'GET /api/v1/users/{id}').handler.path).toBe('users/routes.go');
});

test('Echo: objects that hold handlers, guards after the handler', () => {
  const found = inventoryOf(parsers, {
    'cmd/main.go': `
package main
import (
  "example.org/app/handler"
  "github.com/labstack/echo/v4"
)
func main() {
  e := echo.New()
  h, err := handler.New(nil)
  if err != nil { return }
  h.Register(e.Group("/api"))
  e.Use(jwt.WithConfig(conf))
  e.Logger.Fatal(e.Start(":1"))
}`,
    'handler/handler.go': `
package handler
import "github.com/labstack/echo/v4"
type Handler struct { store Store }
func New(s Store) (*Handler, error) { return &Handler{store: s}, nil }
func (h *Handler) Register(g *echo.Group) {
  items := g.Group("/items", requireUser)
  items.GET("", h.list)
  items.DELETE("/:id", h.drop, isOwner, limiter())
}
func (h *Handler) drop(c echo.Context) error { return nil }`,
  });
  expect(linesOf(found)).toEqual(['DELETE /api/items/{id}', 'GET /api/items']);
  expect(guardsAt(found, 'DELETE /api/items/{id}')).toEqual([
    'jwt.WithConfig',
    'requireUser',
    'isOwner',
    'limiter',
  ]);
  expect(routeAt(found, 'DELETE /api/items/{id}').handler).toMatchObject({
    name: 'h.drop',
    path: 'handler/handler.go',
  });
});

test('chi: routers from functions and methods, groups, With, method by name', () => {
  const found = inventoryOf(parsers, {
    'main.go': `
package main
import "github.com/go-chi/chi/v5"
type server struct { router *chi.Mux; todos todosResource }
type todosResource struct{}
func newServer() *server {
  s := &server{router: chi.NewRouter()}
  s.routes()
  return s
}
func (s *server) routes() {
  s.router.Use(logger)
  s.router.Mount("/todos", s.todos.Routes())
  s.router.Route("/admin", func(r chi.Router) {
    r.Use(adminOnly)
    r.Get("/", index)
    r.Group(func(r chi.Router) {
      r.Use(csrf.Protect(key))
      r.Method("LINK", "/link", handler)
    })
    r.With(paginate, rateLimit).Get("/list/{id:[0-9]+}", list)
    r.HandleFunc("/any/*", any)
  })
}
func (rs todosResource) Routes() chi.Router {
  r := chi.NewRouter()
  r.Post("/", create)
  return r
}
func main() { http.ListenAndServe(":1", newServer().router) }`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /admin/any/{*}',
    'GET /admin',
    'GET /admin/list/{id}',
    'LINK /admin/link',
    'POST /todos',
  ]);
  expect(guardsAt(found, 'LINK /admin/link')).toEqual(['logger', 'adminOnly', 'csrf.Protect']);
  expect(guardsAt(found, 'GET /admin/list/{id}')).toEqual(['logger', 'adminOnly', 'paginate', 'rateLimit']);
  expect(guardsAt(found, 'POST /todos')).toEqual(['logger']);
  expect(found.routes.every((route) => route.mounted)).toBe(true);
});

test('net/http: methods in patterns, hosts, wrapped multiplexers, stripped prefixes', () => {
  const found = inventoryOf(parsers, {
    'main.go': `
package main
import (
  "net/http"
  "example.org/app/api"
)
func main() {
  mux := http.NewServeMux()
  mux.HandleFunc("GET /items/{id}", show)
  mux.HandleFunc("example.org/hosted/{$}", show)
  mux.Handle("POST /items/{path...}", requireAuth(http.HandlerFunc(create)))
  mux.Handle("/v1/", http.StripPrefix("/v1", api.Handler()))
  http.HandleFunc("/plain", plain)
  http.ListenAndServe(":1", logging(mux))
}
func logging(next http.Handler) http.Handler { return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, r) }) }`,
    'api/api.go': `
package api
import "net/http"
func Handler() http.Handler {
  mux := http.NewServeMux()
  mux.HandleFunc("DELETE /users/{id}", drop)
  return withToken(mux)
}
func withToken(next http.Handler) http.Handler { return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {}) }`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /hosted',
    'ALL /plain',
    'DELETE /v1/users/{id}',
    'GET /items/{id}',
    'POST /items/{path*}',
  ]);
  expect(guardsAt(found, 'DELETE /v1/users/{id}')).toEqual(['logging', 'withToken']);
  expect(guardsAt(found, 'POST /items/{path*}')).toEqual(['logging', 'requireAuth']);
  expect(routeAt(found, 'POST /items/{path*}').handler.name).toBe('create');
});
