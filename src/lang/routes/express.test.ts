import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { guardsAt, inventoryOf, linesOf, routeAt } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('mounts across files, in every way a router is exported', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      const express = require('express');
      const app = express();
      app.use('/a', require('./a'));
      app.use('/b', require('./b').router);
      app.use('/c', require('./c')({ strict: true }));
      require('./d')(app);
      app.use(['/e', '/f'], require('./e'));`,
    'a.js': `const router = require('express').Router(); router.get('/:id', h); module.exports = router;`,
    'b.js': `const { Router } = require('express'); exports.router = Router(); exports.router.post('/', h);`,
    'c.js': `module.exports = (options) => { const r = require('express').Router(); r.put('/x', h); return r; };`,
    'd.js': `module.exports = function (server) { server.delete('/d/:key', h); };`,
    'e.js': `import { Router } from 'express'; const one = Router().patch('/one', h); export default one;`,
  });
  expect(linesOf(found)).toEqual([
    'DELETE /d/{key}',
    'GET /a/{id}',
    'PATCH /e/one',
    'PATCH /f/one',
    'POST /b',
    'PUT /c/x',
  ]);
  expect(found.routes.every((route) => route.mounted && route.complete)).toBe(true);
  expect(routeAt(found, 'PUT /c/x').mounts.map(({ prefix }) => prefix)).toEqual(['/c']);
});

test('routers inside routers, re-exports and prefixes from constants', () => {
  const found = inventoryOf(parsers, {
    'app.ts': `
      import express from 'express';
      import { api } from './routes';
      import { prefix as base } from './config';
      const version = 'v1';
      express().use(\`\${base}/\${version}\`, api);`,
    'config.ts': `export const prefix = '/' + 'api';`,
    'routes/index.ts': `export { api } from './api';`,
    'routes/api.ts': `
      import { Router } from 'express';
      import users from './users';
      export const api = Router();
      const admin = Router();
      admin.get('/stats', stats);
      api.use('/users', users);
      api.use('/admin', admin);
      api.route('/me').get(show).put(check, change);`,
    'routes/users.ts': `
      import { Router } from 'express';
      const users = Router();
      users.get('/', list).post('/', create);
      export default users;`,
  });
  expect(linesOf(found)).toEqual([
    'GET /api/v1/admin/stats',
    'GET /api/v1/me',
    'GET /api/v1/users',
    'POST /api/v1/users',
    'PUT /api/v1/me',
  ]);
  expect(routeAt(found, 'GET /api/v1/users').mounts.map((mount) => mount.prefix)).toEqual([
    '/api/v1',
    '/users',
  ]);
  expect(routeAt(found, 'GET /api/v1/users').place.path).toBe('routes/users.ts');
});

test('guards count from where they are registered, for the paths they are for', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      const app = require('express')();
      app.get('/open', h);
      app.use(helmet());
      app.use('/admin', requireLogin, [isAdmin, [audit]]);
      app.get('/admin/users', rateLimit({ max: 3 }), h);
      app.get('/other', validate(schema), h);
      app.use(passport.authenticate('jwt'));
      app.post('/late', h);
      app.use((err, req, res, next) => res.end());`,
  });
  expect(guardsAt(found, 'GET /open')).toEqual([]);
  expect(routeAt(found, 'GET /open').lateGuards.map(({ name }) => name)).toEqual([
    'helmet',
    'passport.authenticate',
  ]);
  expect(routeAt(found, 'GET /admin/users').guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'helmet other',
    'requireLogin authentication',
    'isAdmin authorisation',
    'audit other',
    'rateLimit rate-limit',
  ]);
  expect(guardsAt(found, 'GET /other')).toEqual(['helmet', 'validate']);
  expect(guardsAt(found, 'POST /late')).toEqual(['helmet', 'passport.authenticate']);
});

test('a guard is known by where it comes from, not only by how it is written', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      import express from 'express';
      import { expressjwt as check } from 'express-jwt';
      import { a } from './auth';
      const app = express();
      app.post('/x', check({ secret }), a.needed, asyncHandler(async (req, res) => {}));`,
    'auth.js': `import jwt from 'express-jwt'; export const a = { needed: jwt({}), maybe: jwt({ credentialsRequired: false }) };`,
  });
  expect(routeAt(found, 'POST /x').guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'check authentication',
    'a.needed authentication',
  ]);
});

test('classes that hold a router, also given to one another', () => {
  const found = inventoryOf(parsers, {
    'app.ts': `
      import express from 'express';
      import { UserRoute } from './user-route';
      class App {
        app: express.Application;
        constructor(private readonly routes: Route[]) {
          this.app = express();
          this.connect();
          this.start();
        }
        start() { this.routes.forEach((route) => this.app.use('/', route.router)); }
        connect() { this.app.use(session()); }
      }
      new App([new UserRoute()]);`,
    'user-route.ts': `
      import { Router } from 'express';
      export class UserRoute {
        path = '/users';
        router = Router();
        controller = new Controller();
        constructor() { this.init(); }
        private init() { this.router.get(\`\${this.path}/:id(\\\\d+)\`, this.controller.one); }
      }
      class Controller { one = (req, res) => res.json(req.query.full); }`,
  });
  expect(linesOf(found)).toEqual(['GET /users/{id}']);
  expect(routeAt(found, 'GET /users/{id}').parameters).toEqual([
    { name: 'id', in: 'path', type: '' },
    { name: 'full', in: 'query', type: '' },
  ]);
});

test('lists of routes: loops, maps and spread guards', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      const app = require('express')();
      const pages = ['a', 'b'];
      for (const page of pages) app.get('/' + page, h);
      for (const [path, file] of new Map([['/x', 1], ['/y', 2]])) app.head(path, h);
      [{ at: '/p', router: require('./p') }].forEach(({ at, router }) => app.use(at, router));
      app.all('/any', h);
      app.all('/api/*', requireAuth);
      app.get(/regex/, h);
      app.get('title');`,
    'p.js': `module.exports = require('express').Router().get('/q', ...[check, h]);`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /any',
    'GET /a',
    'GET /b',
    'GET /p/q',
    'GET /{?}',
    'HEAD /x',
    'HEAD /y',
  ]);
});

test('one thing under two names, and plugins that are found by what imports them', () => {
  const found = inventoryOf(parsers, {
    'a.js': `const r = module.exports = require('express').Router(); r.get('/a', h);`,
    'app.js': `const app = exports = module.exports = require('express')(); app.use('/x', require('./a'));`,
    'plugins/first.js': `module.exports = async function (fastify) { fastify.get('/first', h); };`,
    'aa.js': `module.exports = async (fastify) => { fastify.register(require('./plugins/second'), { prefix: '/q' }); };`,
    'plugins/second.js': `module.exports = async function (fastify) { fastify.get('/second', h); };`,
    'zz.js': `module.exports = async (fastify) => { fastify.register(require('./plugins/first'), { prefix: '/p' }); };`,
  });
  expect(linesOf(found)).toEqual(['GET /p/first', 'GET /q/second', 'GET /x/a']);
});

test('what no file mounts is told apart', () => {
  const found = inventoryOf(parsers, {
    'dead.js': `const r = require('express').Router(); r.get('/dead', h); module.exports = r;`,
  });
  expect(found.routes.map(({ path, mounted }) => [path, mounted])).toEqual([['/dead', false]]);
});

test('what the handler reads and asks', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      const app = require('express')();
      app.post('/items/:id', async (req, res) => {
        const { name, price } = req.body;
        if (!(await getSession(req))) return res.sendStatus(401);
        res.json([req.params.id, req.headers['x-key'], req.cookies.sid, req.query.get]);
      });`,
  });
  const route = routeAt(found, 'POST /items/{id}');
  expect(route.parameters.map((one) => `${one.in} ${one.name}`)).toEqual([
    'path id',
    'body name',
    'body price',
    'header x-key',
    'cookie sid',
    'query get',
  ]);
  expect(route.checks.map(({ name }) => name)).toEqual(['getSession', 'res.sendStatus']);
});
