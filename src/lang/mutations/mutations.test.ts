import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testParsers } from '../../../tests/parsers.ts';
import { isLanguage, languageOf, type FlatTree } from '../index.ts';
import { namesOf } from '../names/index.ts';
import { mutationFacts } from './index.ts';
import type { MutationFact } from '../../core/fact.ts';

const parsers = testParsers();

function treeOf(path: string, text: string): FlatTree {
  const language = languageOf(path);
  if (language === undefined || !isLanguage(language)) throw new Error(`no language for ${path}`);
  return parsers.parse(language, text).tree;
}

function factsOf(path: string, text: string): readonly MutationFact[] {
  const tree = treeOf(path, text);
  return mutationFacts(path, tree, namesOf(tree));
}

function applied(text: string, { start, end, replacement }: MutationFact): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Every edit by its kind, as what the text becomes; each must parse as well as the text did. */
function mutants(path: string, text: string): readonly (readonly [string, string])[] {
  const before = treeOf(path, text).errors.length;
  return factsOf(path, text).map((fact) => {
    const after = applied(text, fact);
    expect(treeOf(path, after).errors.length, after).toBeLessThanOrEqual(before);
    return [fact.control, after];
  });
}

type Case = readonly [what: string, path: string, text: string, control: string, mutant: string];

const cases: readonly Case[] = [
  [
    'a refusal',
    'a.ts',
    'function f(a, b) { if (a.owner !== b) throw new HttpError(403); }',
    'guard',
    'function f(a, b) { if (false) throw new HttpError(403); }',
  ],
  [
    'a refusal that answers',
    'a.js',
    'if (!req.user) { res.sendStatus(401); return; }',
    'guard',
    'if (false) { res.sendStatus(401); return; }',
  ],
  [
    'a refusal in Python',
    'a.py',
    'def f(u):\n    if not u.is_admin:\n        raise PermissionDenied()\n',
    'guard',
    'def f(u):\n    if False:\n        raise PermissionDenied()\n',
  ],
  [
    'a refusal in Go',
    'a.go',
    'package p\nfunc f(c *C) { if !c.ok { c.AbortWithStatus(403); return } }\n',
    'guard',
    'package p\nfunc f(c *C) { if false && (!c.ok) { c.AbortWithStatus(403); return } }\n',
  ],
  [
    'a refusal in Java',
    'A.java',
    'class A { void f() { if (!role.isAdmin()) { throw new AccessDenied(); } } }',
    'guard',
    'class A { void f() { if (false && (!role.isAdmin())) { throw new AccessDenied(); } } }',
  ],
  [
    'the only way in',
    'a.js',
    'function isLoggedIn(req, res, next) { if (req.session.user) return next(); res.redirect("/"); }',
    'guard',
    'function isLoggedIn(req, res, next) { if (true) return next(); res.redirect("/"); }',
  ],
  [
    'acceptance before a throw',
    'a.ts',
    'function days(v) { if (v > 0) return v; throw new HttpError(400); }',
    'validator',
    'function days(v) { if (true) return v; throw new HttpError(400); }',
  ],
  [
    'a call that refuses',
    'a.ts',
    'async function f(u) { await requireAdmin(u); g(); }',
    'guard',
    'async function f(u) { ; g(); }',
  ],
  [
    'a call that refuses in Python',
    'a.py',
    'def f(u):\n    check_owner(u)\n',
    'guard',
    'def f(u):\n    pass\n',
  ],
  ['secrets that are compared', 'a.ts', 'return timingSafeEqual(a, b);', 'guard', 'return true;'],
  [
    'middleware of a route',
    'a.js',
    "app.post('/x', requireAuth(), log, h);",
    'middleware',
    "app.post('/x', log, h);",
  ],
  ['middleware of all routes', 'a.js', 'app.use(requireAuth);\nf();', 'middleware', ';\nf();'],
  [
    'a hook of a route',
    'a.js',
    "app.get('/x', { schema, preHandler: [authenticate, log] }, h);",
    'middleware',
    "app.get('/x', { schema, preHandler: [log] }, h);",
  ],
  [
    'the only hook of a route',
    'a.js',
    "app.get('/x', { schema, preHandler: authenticate }, h);",
    'middleware',
    "app.get('/x', { schema }, h);",
  ],
  [
    'middleware in Go',
    'a.go',
    'package p\nfunc f() { r.GET("/x", Auth(), h) }\n',
    'middleware',
    'package p\nfunc f() { r.GET("/x", h) }\n',
  ],
  [
    'middleware of Django',
    'a.py',
    "MIDDLEWARE = ['a.b', 'django.middleware.csrf.CsrfViewMiddleware']\n",
    'middleware',
    "MIDDLEWARE = ['a.b']\n",
  ],
  ['a decorator', 'a.py', '@login_required\ndef f(): pass\n', 'decorator', 'def f(): pass\n'],
  [
    'a decorator of NestJS',
    'a.ts',
    'class A { @UseGuards(G) @Get() m() {} }',
    'decorator',
    'class A { @Get() m() {} }',
  ],
  [
    'an annotation',
    'A.java',
    'class A { @PreAuthorize("hasRole(1)")\n void f() {} }',
    'decorator',
    'class A { void f() {} }',
  ],
  [
    'a dependency of FastAPI',
    'a.py',
    'def f(u: User = Depends(get_current_user)): pass\n',
    'decorator',
    'def f(u: User = Depends(lambda: None)): pass\n',
  ],
  [
    'a clause of a query',
    'a.ts',
    "db.run('delete from t where id = ? and owner_id = ?');",
    'ownership',
    "db.run('delete from t where id = ? and (owner_id = ? or 1 = 1)');",
  ],
  [
    'a clause by itself',
    'a.go',
    'package p\nfunc f() { db.Where("user_id = ?", u).Find(&x) }\n',
    'ownership',
    'package p\nfunc f() { db.Where("(user_id = ? or 1 = 1)", u).Find(&x) }\n',
  ],
  [
    'a key of a condition',
    'a.ts',
    'Note.findOne({ id, ownerId: user.id });',
    'ownership',
    'Note.findOne({ id });',
  ],
  [
    'a key of `where`',
    'a.ts',
    'db.note.findFirst({ where: { userId, id } });',
    'ownership',
    'db.note.findFirst({ where: { id } });',
  ],
  [
    'a keyword',
    'a.py',
    'x = get_object_or_404(Note, pk=pk, owner=request.user)\n',
    'ownership',
    'x = get_object_or_404(Note, pk=pk)\n',
  ],
  ['a schema', 'a.ts', 'const x = bodySchema.parse(req.body);', 'validator', 'const x = req.body;'],
  ['a question', 'a.js', 'if (!isURL(x)) { go(); }', 'validator', 'if (!true) { go(); }'],
  [
    'a list of what may be',
    'a.js',
    'const ok = allowed.includes(to) && to !== "";',
    'validator',
    'const ok = true && to !== "";',
  ],
  [
    'a list in Python',
    'a.py',
    'def f(x):\n    if x not in ALLOWED_HOSTS:\n        g()\n',
    'validator',
    'def f(x):\n    if False:\n        g()\n',
  ],
  [
    'a list of what may not be',
    'a.py',
    'def f(x):\n    return x in BLOCKED\n',
    'validator',
    'def f(x):\n    return False\n',
  ],
  [
    'a parameter',
    'a.ts',
    "db.query('select 1 from t where a = ? and b = ?', [a, b]);",
    'query',
    "db.query('select 1 from t where a = \\'' + (a) + '\\' and b = ?', [b]);",
  ],
  [
    'the last parameter',
    'a.ts',
    "db.query('select 1 from t where a = $1 and b = $2', [a, b]);",
    'query',
    "db.query('select 1 from t where a = $1 and b = \\'' + (b) + '\\'', [a]);",
  ],
  [
    'numbered parameters',
    'a.ts',
    "db.query('select 1 from t where a = $1 and b = $2', [a, b]);",
    'query',
    "db.query('select 1 from t where a = \\'' + (a) + '\\' and b = $1', [b]);",
  ],
  [
    'a parameter of a prepared query',
    'a.ts',
    'db.prepare("select 1 from t where a = ?").get(a);',
    'query',
    `db.prepare("select 1 from t where a = '" + (a) + "'").get();`,
  ],
  [
    'a tuple',
    'a.py',
    'c.execute("select 1 from t where a = %s and b = %s", (a, b))\n',
    'query',
    `c.execute("select 1 from t where a = '" + str(a) + "' and b = %s", (b,))\n`,
  ],
  [
    'a tuple of one',
    'a.py',
    'c.execute("select 1 from t where a = %s", (a,))\n',
    'query',
    `c.execute("select 1 from t where a = '" + str(a) + "'", ())\n`,
  ],
  [
    'values in line',
    'a.go',
    'package p\nfunc f() { db.Query("select 1 from t where a = ?", a) }\n',
    'query',
    `package p\nfunc f() { db.Query("select 1 from t where a = '" + (a) + "'") }\n`,
  ],
  ['an encoding', 'a.js', 'x.innerHTML = escapeHtml(name);', 'encoding', 'x.innerHTML = name;'],
  [
    'an encoding of several lines',
    'a.py',
    'x = html.escape(\n    a\n    or b\n)\n',
    'encoding',
    'x = (a\n    or b)\n',
  ],
  [
    'an option',
    'a.js',
    "app.use(express.json({ limit: '10kb' }));",
    'limit',
    'app.use(express.json({ limit: Number.MAX_SAFE_INTEGER }));',
  ],
  ['a constant', 'a.py', 'MAX_BYTES = 4 * 1024\n', 'limit', 'MAX_BYTES = 2147483647\n'],
  [
    'a bound that is asked',
    'a.ts',
    'if (n > limits.bytes) throw new HttpError(413);',
    'limit',
    'if (false) throw new HttpError(413);',
  ],
];

test.each(cases)('%s (%s)', (...[, path, text, control, mutant]) => {
  expect(mutants(path, text)).toContainEqual([control, mutant]);
});

describe('what is no control', () => {
  test.each([
    ['a.ts', "const x = require('./x'); require('./y');"],
    ['a.ts', 'if (a > b) { return a; }'],
    ['a.ts', "test('x', () => { assertEquals(a, 1); expect(a).toBe(1); });"],
    ['a.js', "app.get('/x', log, h); app.use(express.json());"],
    ['a.js', "users.get('auth', 1);"],
    ['a.ts', 'api.checkLogin(name, (error) => { go(); });'],
    ['a.py', 'class T:\n    def test(self):\n        self.assertEqual(1, 1)\n'],
    ['a.go', 'package p\nfunc check() error { if err != nil { return err }; return nil }\n'],
    ['a.ts', "db.run('update t set user_id = ?'); const q = { userId: 1 };"],
    ['a.ts', 'const point = { x: 1 }; const x = JSON.parse(text);'],
    ['a.rb', 'raise Forbidden unless user.admin?\n'],
  ])('%s %s', (path, text) => {
    expect(mutants(path, text)).toEqual([]);
  });
});

describe('the sample service', () => {
  const titles = (path: string): readonly string[] => {
    const text = readFileSync(join(process.cwd(), 'examples/file-upload/src', path), 'utf8');
    expect(mutants(path, text).length).toBeGreaterThan(0);
    return factsOf(path, text).map((fact) => `${fact.control} ${fact.function}: ${fact.title}`);
  };

  test.each([
    ['files/owned-file.ts', 'guard ownedFile: Never refuse when file.ownerId !== userId'],
    ['auth/require-csrf.ts', 'guard requireCsrf: Let timingSafeEqual always hold'],
    ['auth/require-session.ts', 'guard requireSession: Never refuse when session === undefined'],
    ['routes/files.ts', 'middleware fileRoutes: Leave out requireCsrf'],
    ['routes/files.ts', 'middleware fileRoutes: Leave out requireSession'],
    ['routes/files.ts', 'validator fileRoutes: Do not call checkArchive'],
    ['routes/files.ts', 'validator fileRoutes: Do not call checkContent'],
    ['routes/files.ts', "validator fileRoutes: Take req.query['name'] unchecked"],
    ['files/content-check.ts', 'validator checkContent: Never refuse when text.includes(eicar)'],
    [
      'files/archive.ts',
      'limit checkArchive: Never refuse when unpacked > content.length * limits.archiveRatio',
    ],
    ['files/limits.ts', 'limit : Lift the bound uploadBytes'],
    ['search/find-by-name.ts', 'ownership findByName: Let owner_id be any in the query'],
    ['search/find-by-name.ts', 'query findByName: Write `%${literal(text)}%` into the query'],
  ])('%s: %s', (path, title) => {
    expect(titles(path)).toContain(title);
  });
});

test('broken, empty and strange files give no error', () => {
  for (const text of [
    '',
    'if (',
    "db.query('select ?', [",
    'app.use(',
    'x = { preHandler: ',
    '@a',
    "f('where owner_id = ?",
    '`${',
  ])
    for (const path of ['a.ts', 'a.py', 'A.java', 'a.go']) expect(() => factsOf(path, text)).not.toThrow();
});
