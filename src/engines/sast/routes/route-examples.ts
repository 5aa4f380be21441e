import type { RouteRule } from './route-finding.ts';

/** Files of a small application by path. */
export type Example = Readonly<Record<string, string>>;

const expressApp = (lines: readonly string[]): string =>
  ["const express = require('express');", 'const app = express();', ...lines, 'app.listen(80);', ''].join(
    '\n',
  );

const flaskApp = (lines: readonly string[]): string =>
  [
    'from flask import Flask',
    'from flask_login import login_required',
    'app = Flask(__name__)',
    ...lines,
    '',
  ].join('\n');

const admin = ['a', 'b', 'c', 'd', 'e'].map((name) => `app.post('/admin/${name}', requireRole, ${name});`);
const reports = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [
  `@app.get('/reports/${name}')`,
  '@login_required',
  `def ${name}():`,
  '    return ""',
]);

/** Applications in which a rule over routes must find something (`bad`), and must be silent (`ok`). */
export const routeExamples: Readonly<
  Record<RouteRule, { readonly bad: readonly Example[]; readonly ok: readonly Example[] }>
> = {
  'routes/unguarded-change': {
    bad: [
      {
        'app.js': expressApp(["app.get('/notes', requireLogin, list);", "app.delete('/notes/:id', remove);"]),
      },
      {
        'app.js': expressApp(["app.use('/notes', require('./notes'));"]),
        'notes.js': [
          "const router = require('express').Router();",
          "router.get('/', requireLogin, list);",
          "router.post('/', add);",
          'module.exports = router;',
          '',
        ].join('\n'),
      },
      {
        'app.py': flaskApp([
          "@app.get('/notes')",
          '@login_required',
          'def notes():',
          '    return ""',
          "@app.post('/notes')",
          'def add():',
          '    return ""',
        ]),
      },
    ],
    ok: [
      { 'app.js': expressApp(["app.delete('/notes/:id', requireLogin, remove);"]) },
      {
        'app.js': expressApp(["app.use('/notes', requireLogin, require('./notes'));"]),
        'notes.js': [
          "const router = require('express').Router();",
          "router.post('/', add);",
          'module.exports = router;',
          '',
        ].join('\n'),
      },
      { 'app.js': expressApp(["app.get('/notes', requireLogin, list);", "app.post('/login', enter);"]) },
    ],
  },
  'routes/peer-deviation': {
    bad: [
      { 'app.js': expressApp([...admin, "app.post('/admin/f', f);"]) },
      { 'app.py': flaskApp([...reports, "@app.get('/reports/f')", 'def f():', '    return ""']) },
    ],
    ok: [
      { 'app.js': expressApp([...admin, "app.post('/admin/f', requireRole, f);"]) },
      { 'app.py': flaskApp([...reports, "@app.get('/about')", 'def f():', '    return ""']) },
    ],
  },
  'routes/guard-after-route': {
    bad: [
      { 'app.js': expressApp(["app.get('/admin/users', users);", "app.use('/admin', requireLogin);"]) },
      { 'app.js': expressApp(["app.post('/notes', add);", 'app.use(requireLogin);', "app.get('/me', me);"]) },
    ],
    ok: [
      { 'app.js': expressApp(["app.use('/admin', requireLogin);", "app.get('/admin/users', users);"]) },
      {
        'app.js': expressApp([
          "app.get('/about', about);",
          'app.use(requireLogin);',
          "app.post('/notes', add);",
        ]),
      },
    ],
  },
  'routes/open-sensitive-path': {
    bad: [
      {
        'Admin.java': [
          'import org.springframework.web.bind.annotation.*;',
          'import jakarta.annotation.security.PermitAll;',
          '@RestController',
          '@RequestMapping("/admin")',
          'class Admin {',
          '  @PermitAll @GetMapping("/stats") String stats() { return ""; }',
          '}',
          '',
        ].join('\n'),
      },
    ],
    ok: [
      {
        'About.java': [
          'import org.springframework.web.bind.annotation.*;',
          'import jakarta.annotation.security.PermitAll;',
          '@RestController',
          'class About {',
          '  @PermitAll @GetMapping("/about") String about() { return ""; }',
          '}',
          '',
        ].join('\n'),
      },
    ],
  },
};
