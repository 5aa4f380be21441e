import logger from './logger.js';

export function login(users) {
  return (req, res) => {
    const { name, password } = req.body;
    const user = users.find(password);
    if (user === undefined) {
      // ruleid: js/log-injection
      console.log('login failed for', name);
      return res.status(401).end();
    }
    return res.json(user);
  };
}

export function search(req, res) {
  // ruleid: js/log-injection
  logger.info('search for ' + req.query.q);
  res.end();
}

export function visit(req, res) {
  const page = req.params.page;
  // ruleid: js/log-injection
  logger.warn(`no such page: ${page}`);
  res.status(404).end();
}

export async function koaHandler(ctx, log) {
  // ruleid: js/log-injection
  log.debug('asked for %s', ctx.query.term);
  ctx.status = 204;
}

export async function worker(event) {
  // ruleid: js/log-injection
  console.error('bad id', event.pathParameters.id);
}
