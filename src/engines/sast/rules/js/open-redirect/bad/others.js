import { createServer } from 'node:http';

export async function koaHandler(ctx) {
  // ruleid: js/open-redirect
  ctx.redirect(ctx.query.to);
}

export async function honoHandler(c) {
  const to = c.req.query('to');
  // ruleid: js/open-redirect
  return c.redirect(to);
}

export function plain(request, response) {
  const target = request.query.target;
  // ruleid: js/open-redirect
  response.writeHead(302, { Location: target });
  response.end();
}

export function start(handler) {
  return createServer(handler).listen(8080);
}
