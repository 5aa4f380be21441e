import { ALLOWED_HOSTS, isAllowedTarget } from './targets.js';

const targets = new Map([['docs', 'https://docs.example.com/']]);
const pages = ['/home', '/profile'];

export function byList(req, res) {
  const page = req.query.page;
  if (!pages.includes(page)) return res.status(400).end();
  // ok: js/open-redirect
  return res.redirect(page);
}

export function byListDirect(req, res) {
  if (!pages.includes(req.query.page)) return res.status(400).end();
  // ok: js/open-redirect
  return res.redirect(req.query.page);
}

export function byKey(req, res) {
  // ok: js/open-redirect
  res.redirect(targets.get(req.query.key));
}

export function byHost(req, res) {
  const url = new URL(req.query.url);
  if (!ALLOWED_HOSTS.has(url.hostname)) return res.status(400).end();
  // ok: js/open-redirect
  return res.redirect(url.href);
}

export function byQuestion(req, res) {
  const { url } = req.query;
  if (!isAllowedTarget(url)) return res.status(400).end();
  // ok: js/open-redirect
  return res.redirect(url);
}
