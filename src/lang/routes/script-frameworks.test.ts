import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { guardsAt, inventoryOf, linesOf, routeAt } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('Fastify: plugins with prefixes, options, hooks that hold for a whole scope', () => {
  const found = inventoryOf(parsers, {
    'app.ts': `
      import Fastify from 'fastify';
      import users from './users';
      const app = Fastify();
      app.register(users, { prefix: '/users' });
      app.register(async (inner) => {
        inner.get('/inner', h);
        inner.addHook('preHandler', inner.verify);
      });
      app.get('/top', { onRequest: [checkAuth] }, h);`,
    'users.ts': `
      import type { FastifyInstance } from 'fastify';
      export default async function (fastify: FastifyInstance) {
        fastify.get('/:id', { schema: {}, preHandler: requireUser, handler: show });
        fastify.route({ method: ['POST', 'PUT'], url: '/', preValidation: [limit], handler: save });
      }`,
  });
  expect(linesOf(found)).toEqual(['GET /inner', 'GET /top', 'GET /users/{id}', 'POST /users', 'PUT /users']);
  expect(guardsAt(found, 'GET /inner')).toEqual(['inner.verify']);
  expect(guardsAt(found, 'GET /top')).toEqual(['checkAuth']);
  expect(guardsAt(found, 'GET /users/{id}')).toEqual(['requireUser']);
  expect(guardsAt(found, 'POST /users')).toEqual(['limit']);
});

test('Fastify: plugins loaded from folders, with hooks of a folder', () => {
  const found = inventoryOf(parsers, {
    'src/app.js': `
      import path from 'node:path';
      import autoload from '@fastify/autoload';
      export default async function (fastify) {
        fastify.register(autoload, { dir: path.join(import.meta.dirname, 'routes'), options: { prefix: '/api' } });
      }`,
    'src/routes/root.js': `export default async (f) => { f.get('/', h); };`,
    'src/routes/items/_id/index.js': `export default async (f) => { f.delete('/x', h); };`,
    'src/routes/items/autohooks.js': `export default async (f) => { f.addHook('onRequest', authenticate); };`,
  });
  expect(linesOf(found)).toEqual(['DELETE /api/items/{id}/x', 'GET /api']);
  expect(guardsAt(found, 'DELETE /api/items/{id}/x')).toEqual(['authenticate']);
  expect(guardsAt(found, 'GET /api')).toEqual([]);
});

test('Koa: prefixes, nested routers, names before paths', () => {
  const found = inventoryOf(parsers, {
    'app.js': `
      const Koa = require('koa');
      const Router = require('@koa/router');
      const app = new Koa();
      const router = new Router({ prefix: '/v1' });
      const inner = new Router();
      inner.get('user', '/users/:id', h);
      inner.del('/users/:id', requireAdmin, h);
      router.use('/api', jwt(), inner.routes(), inner.allowedMethods());
      app.use(logger());
      app.use(router.routes()).use(router.allowedMethods());`,
  });
  expect(linesOf(found)).toEqual(['DELETE /v1/api/users/{id}', 'GET /v1/api/users/{id}']);
  expect(guardsAt(found, 'DELETE /v1/api/users/{id}')).toEqual(['logger', 'jwt', 'requireAdmin']);
});

test('Hono: base paths, mounted applications, described routes', () => {
  const found = inventoryOf(parsers, {
    'app.ts': `
      import { Hono } from 'hono';
      import { items } from './items';
      const app = new Hono().basePath('/api');
      app.use('*', logger());
      app.use('/items/*', bearerAuth({ token }));
      app.route('/items', items);
      app.on(['PUT', 'PATCH'], '/both', (c) => c.text(''));
      export default app;`,
    'items.ts': `
      import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
      import { cache } from 'hono/cache';
      const one = createRoute({ method: 'get', path: '/{id}', middleware: [cache()] });
      export const items = new OpenAPIHono().openapi(one, (c) => c.json({})).get('/:id{[0-9]+}/raw', h);`,
  });
  expect(linesOf(found)).toEqual([
    'GET /api/items/{id}',
    'GET /api/items/{id}/raw',
    'PATCH /api/both',
    'PUT /api/both',
  ]);
  expect(guardsAt(found, 'GET /api/items/{id}')).toEqual(['logger', 'bearerAuth', 'cache']);
  expect(guardsAt(found, 'PUT /api/both')).toEqual(['logger']);
});

test('NestJS: controllers, versions, global prefix, guards from everywhere', () => {
  const found = inventoryOf(parsers, {
    'src/main.ts': `
      import { NestFactory } from '@nestjs/core';
      async function bootstrap() {
        const app = await NestFactory.create(AppModule);
        app.setGlobalPrefix(settings.get('app.apiPrefix'), { exclude: ['/health'] });
        app.enableVersioning();
        await app.listen(3000);
      }
      bootstrap();`,
    'src/settings.ts': `export default () => ({ apiPrefix: process.env.API_PREFIX ?? 'api' });`,
    'src/app.module.ts': `
      import { APP_GUARD } from '@nestjs/core';
      import { ThrottlerGuard } from '@nestjs/throttler';
      @Module({ providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }] })
      export class AppModule {
        configure(consumer) { consumer.apply(AuthMiddleware).forRoutes({ path: 'cats/*', method: 0 }); }
      }`,
    'src/cats.controller.ts': `
      @Controller({ path: 'cats', version: '1' })
      @UseGuards(JwtAuthGuard, RolesGuard)
      export class CatsController {
        @Get() all(@Query('page') page: number) {}
        @Public() @Get(':id') one(@Param('id') id: string) {}
        @Roles('admin') @Post() @UsePipes(new ValidationPipe()) add(@Body() cat: CatDto) {}
        @Version('2') @Delete([':id', 'by-name/:name']) drop() {}
        helper() {}
      }`,
    'src/health.controller.ts': `@Controller('health') export class HealthController { @All() check() {} }`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /health',
    'DELETE /api/v2/cats/by-name/{name}',
    'DELETE /api/v2/cats/{id}',
    'GET /api/v1/cats',
    'GET /api/v1/cats/{id}',
    'POST /api/v1/cats',
  ]);
  expect(routeAt(found, 'GET /api/v1/cats/{id}').guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'ThrottlerGuard rate-limit',
    'JwtAuthGuard authentication',
    'RolesGuard authorisation',
    'Public allow-all',
  ]);
  expect(guardsAt(found, 'POST /api/v1/cats')).toEqual([
    'ThrottlerGuard',
    'JwtAuthGuard',
    'RolesGuard',
    'Roles',
    'ValidationPipe',
  ]);
  expect(routeAt(found, 'GET /api/v1/cats').parameters).toEqual([
    { name: 'page', in: 'query', type: 'number' },
  ]);
  expect(routeAt(found, 'POST /api/v1/cats').handler).toMatchObject({
    name: 'CatsController.add',
    path: 'src/cats.controller.ts',
  });
});

test('Next.js: handlers of both routers, middleware, server actions', () => {
  const found = inventoryOf(parsers, {
    'src/app/api/(group)/posts/[id]/route.ts': `
      export async function GET(req: Request) { await auth(); }
      const handler = withUser(async (req) => {});
      export { handler as PATCH };
      export const dynamic = 'force-dynamic';`,
    'src/app/files/[...path]/route.js': `export const { GET, POST } = handlers;`,
    'src/app/page.tsx': `export default function Page() { async function save() { 'use server'; } return null; }`,
    'src/app/actions.ts': `'use server';\nexport async function remove(id) { await requireUser(); }\nfunction inner() {}`,
    'pages/api/hello/[name].ts': `export default function handler(req, res) { res.json({}); }`,
    'pages/index.tsx': `export default () => null;`,
    'src/middleware.ts': `
      export default function middleware(req) { return verifySession(req); }
      export const config = { matcher: ['/api/:path*'] };`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /api/hello/{name}',
    'GET /api/posts/{id}',
    'GET /files/{path*}',
    'PATCH /api/posts/{id}',
    'POST /files/{path*}',
    'POST /{?}',
    'POST /{?}',
  ]);
  expect(guardsAt(found, 'PATCH /api/posts/{id}')).toEqual(['middleware', 'withUser']);
  expect(guardsAt(found, 'GET /files/{path*}')).toEqual([]);
  expect(routeAt(found, 'GET /api/posts/{id}').checks.map(({ name }) => name)).toEqual(['auth']);
  expect(found.routes.filter((route) => !route.complete).map(({ handler }) => handler.name)).toEqual([
    'remove',
    'save',
  ]);
});
