import type { Framework } from '../evaluate/framework.ts';
import type { Router } from '../evaluate/values.ts';
import { chi } from './chi.ts';
import { django } from './django.ts';
import { echo } from './echo.ts';
import { express } from './express.ts';
import { fastapi } from './fastapi.ts';
import { fastify } from './fastify.ts';
import { flask } from './flask.ts';
import { gin } from './gin.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { netHttp } from './net-http.ts';

/** The frameworks whose routers are values of the program. */
export const frameworks: readonly Framework[] = [
  express,
  fastify,
  koa,
  hono,
  flask,
  fastapi,
  django,
  gin,
  echo,
  chi,
  netHttp,
];

/** Whether the guards of a router count only for what comes after them. */
export function isOrdered(router: Router): boolean {
  return frameworks.find((one) => one.id === router.framework)?.ordered ?? false;
}
