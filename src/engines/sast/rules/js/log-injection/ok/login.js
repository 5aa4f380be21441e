import logger from './logger.js';

export function login(req, res) {
  // ok: js/log-injection
  logger.info({ user: req.body.name }, 'login failed');
  res.status(401).end();
}

export function search(req, res) {
  // ok: js/log-injection
  logger.info('search for ' + JSON.stringify(req.query.q));
  res.end();
}

export function page(req, res) {
  const number = Number(req.query.page);
  // ok: js/log-injection
  console.log('page', number);
  res.end();
}

export function language(req, res, known) {
  const language = req.query.language;
  if (!known.includes(language)) return res.status(400).end();
  // ok: js/log-injection
  console.log(`language ${language}`);
  return res.end();
}

export function clean(req, res) {
  // ok: js/log-injection
  console.log('asked for', req.query.q.replace(/[^a-z]/g, ''));
  res.end();
}
