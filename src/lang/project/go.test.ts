import { describe, expect, test } from 'vitest';
import { projectOf } from '../../../tests/small-project.ts';

const texts = {
  'go.mod': 'module example.com/shop\n\ngo 1.22\n\nreplace example.com/lib => ./third/lib\n',
  'store/store.go': `package store
import "net/http"
type Store struct { Path string; inner *Inner; hook func(string) string; Logger }
type Finder interface { Find(id string) string }
type Getter interface { Finder; Get() int }
type Alias = Store
type Handler func(w http.ResponseWriter)
var Default = New("x")
func New(path string) *Store { return &Store{Path: path, inner: &Inner{}, hook: trim} }
func Open(path string) (*Store, error) { return New(path), nil }
func trim(s string) string { return s }
`,
  'store/methods.go': `package store
type Inner struct{}
type Logger struct{}
func (l Logger) Log(s string) {}
func (i *Inner) Deep() {}
func (s *Store) Find(id string) string { s.inner.Deep(); return s.hook(id) }
func (s *Store) Get() int { return 1 }
type Memory struct{}
func (m Memory) Find(id string) string { return id }
type Box[T any] struct { v T }
func (b *Box[T]) Take() T { return b.v }
`,
  'third/lib/go.mod': 'module example.com/lib\n',
  'third/lib/lib.go': 'package lib\nfunc Help() {}\n',
  'vendor/github.com/x/y/y.go': 'package y\nfunc Far() {}\n',
};

/** The body of a function of `main`, a call in it, and what that enters. */
const cases: readonly (readonly [what: string, body: string, call: string, expected: readonly string[]])[] = [
  ['function of a package', 'store.New("x")', 'store.New(', ['store/store.go#New']],
  ['method of a result', 's := store.New("x"); s.Find("a")', 's.Find(', ['store/methods.go#Store.Find']],
  [
    'method of one of two results',
    's, err := store.Open("x"); s.Find("a")',
    's.Find(',
    ['store/methods.go#Store.Find'],
  ],
  ['method of a literal', 's := &store.Store{}; s.Get()', 's.Get(', ['store/methods.go#Store.Get']],
  ['method of a typed variable', 'var s store.Store; s.Get()', 's.Get(', ['store/methods.go#Store.Get']],
  ['method by new', 's := new(store.Store); s.Get()', 's.Get(', ['store/methods.go#Store.Get']],
  ['method by an alias', 'var s store.Alias; s.Get()', 's.Get(', ['store/methods.go#Store.Get']],
  ['package variable', 'store.Default.Get()', 'store.Default.Get(', ['store/methods.go#Store.Get']],
  ['embedded method', 's := store.New("x"); s.Log("a")', 's.Log(', ['store/methods.go#Logger.Log']],
  [
    'interface',
    'var f store.Finder = pick(); f.Find("a")',
    'f.Find(',
    ['store/methods.go#Memory.Find', 'store/methods.go#Store.Find'],
  ],
  [
    'interface with an embedded one',
    'var g store.Getter = pick(); g.Find("a")',
    'g.Find(',
    ['store/methods.go#Store.Find'],
  ],
  ['type assertion', 's := x.(*store.Store); s.Get()', 's.Get(', ['store/methods.go#Store.Get']],
  [
    'type switch',
    'switch t := x.(type) { case *store.Store: t.Get() }',
    't.Get(',
    ['store/methods.go#Store.Get'],
  ],
  ['range', 'for _, s := range []*store.Store{} { s.Get() }', 's.Get(', ['store/methods.go#Store.Get']],
  [
    'map of a type',
    'm := map[string]*store.Store{}; m["a"].Get()',
    'm["a"].Get(',
    ['store/methods.go#Store.Get'],
  ],
  ['method value', 's := store.New("x"); f := s.Get; f()', 'f()', ['store/methods.go#Store.Get']],
  ['closure', 'f := func(a int) {}; f(1)', 'f(1', ['cmd/main.go#run.f']],
  ['goroutine', 'go helper()', 'helper(', ['cmd/other.go#helper']],
  ['deferred closure', 'defer func() { helper() }()', 'func() {', ['cmd/main.go#run.<anonymous>']],
  ['map of functions', 'm := map[string]func(){"a": helper}; m["a"]()', 'm["a"](', ['cmd/other.go#helper']],
  ['generic type', 'var b store.Box[store.Store]; b.Take()', 'b.Take(', ['store/methods.go#Box.Take']],
  ['replaced module', 'lib.Help()', 'lib.Help(', ['third/lib/lib.go#Help']],
  ['dot import', 'Dotted()', 'Dotted(', ['dotted/d.go#Dotted']],
  ['conversion to a function type', 'h := handler(helper); h()', 'h()', ['cmd/other.go#helper']],
];

const main = (body: string): string => `package main
import (
  "example.com/shop/store"
  "example.com/lib"
  . "example.com/shop/dotted"
  y2 "github.com/x/y"
)
type handler func()
func run(x any) { ${body} }
var _ = y2.Far
`;

describe('what a call enters', () => {
  test.each(cases)('%s', (_what, body, call, expected) => {
    const files = {
      ...texts,
      'cmd/main.go': main(body),
      'cmd/other.go': 'package main\nfunc helper() {}\n',
      'dotted/d.go': 'package dotted\nfunc Dotted() {}\n',
    };
    const small = projectOf(files);
    expect([...small.enters('cmd/main.go', call)].sort()).toEqual(expected);
  });
});

test('fields that hold functions, and fields of other files of the package', () => {
  const small = projectOf(texts);
  expect(small.enters('store/methods.go', 's.hook(')).toEqual(['store/store.go#trim']);
  expect(small.enters('store/methods.go', 's.inner.Deep(')).toEqual(['store/methods.go#Inner.Deep']);
});

test.each([
  ['example.com/shop/store', { is: 'folder', path: 'store' }],
  ['example.com/lib', { is: 'folder', path: 'third/lib' }],
  ['github.com/x/y', { is: 'folder', path: 'vendor/github.com/x/y' }],
  ['fmt', { is: 'external', name: 'fmt' }],
  ['example.com/shop/none', { is: 'external', name: 'example.com/shop/none' }],
])('%s is %j', (path, expected) => {
  const { project } = projectOf({ ...texts, 'cmd/main.go': 'package main' });
  expect(project.resolve('cmd/main.go', path)).toEqual(expected);
});

test('a nested module has its own paths', () => {
  const { project } = projectOf({
    'go.mod': 'module a.b/c',
    'sub/go.mod': 'module a.b/c/sub',
    'sub/x/x.go': 'package x',
    'main.go': 'package main',
  });
  expect(project.resolve('main.go', 'a.b/c/sub/x')).toEqual({ is: 'folder', path: 'sub/x' });
});

test('names outside of the project', () => {
  const small = projectOf({
    'main.go':
      'package main\nimport (\n"os/exec"\n"net/http"\n)\nfunc f(w http.ResponseWriter, r *http.Request) { exec.Command("x").Run(); r.FormValue("q"); panic(1) }',
  });
  expect(small.targets('main.go', 'exec.Command("x").Run(').external).toBe('os/exec.Command().Run');
  expect(small.targets('main.go', 'r.FormValue(').external).toBe('net/http.Request.FormValue');
  expect(small.targets('main.go', 'panic(').external).toBe('panic');
});

test('what cannot be seen is told', () => {
  const text =
    'package main\nimport (\n"reflect"\n"plugin"\n)\nfunc f(x any) { reflect.ValueOf(x).MethodByName("A").Call(nil); plugin.Open("p") }';
  expect(
    projectOf({ 'main.go': text })
      .project.facts('main.go')
      ?.blind.map(({ kind }) => kind),
  ).toEqual(['reflection', 'reflection', 'dynamic-import']);
});

test('packages that are named in types alone, embedded interfaces, types of texts, generic functions', () => {
  const small = projectOf({
    'go.mod': 'module example.com/m\n',
    'web/web.go':
      'package web\nimport "example.com/m/data"\ntype Page struct { data *data.Items }\nfunc (p *Page) Show() { p.data.Put(1) }\nfunc hold(h data.Held) { h.Get() }\nfunc name(n data.Name) { n.Print() }\n',
    'data/data.go':
      'package data\ntype Items struct{}\nfunc (i *Items) Put(n int) {}\nfunc (i *Items) Get() int { return 1 }\ntype Getter interface { Get() int }\ntype Held struct { Getter; n int }\ntype Name string\nfunc (n Name) Print() {}\nfunc First[T any](all []T) T { return all[0] }\nfunc use() { First[int](nil) }\n',
  });
  expect(small.enters('web/web.go', 'p.data.Put(')).toEqual(['data/data.go#Items.Put']);
  expect(small.enters('web/web.go', 'h.Get(')).toEqual(['data/data.go#Items.Get']);
  expect(small.enters('web/web.go', 'n.Print(')).toEqual(['data/data.go#Name.Print']);
  expect(small.enters('data/data.go', 'First[int](')).toEqual(['data/data.go#First']);
});
