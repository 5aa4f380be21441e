import escapeHtml from 'escape-html';
import { users } from './users.js';

const pages = ['home', 'about'];

export function escaped(req, res) {
  // ok: js/xss-response
  res.send(`<p>Hello ${escapeHtml(req.query.name)}</p>`);
}

export function asJson(req, res) {
  // ok: js/xss-response
  res.json({ name: req.query.name });
}

export function asObject(req, res) {
  // ok: js/xss-response
  res.send({ name: req.query.name });
}

export function asVariable(req, res) {
  const answer = { name: req.body.name, tags: [req.body.tag] };
  // ok: js/xss-response
  res.status(201).send(answer);
}

export function plainText(req, res) {
  res.type('text/plain');
  // ok: js/xss-response
  res.send(`hello ${req.query.name}`);
}

export function header(req, res) {
  res.setHeader('Content-Type', 'application/json');
  // ok: js/xss-response
  res.end(`"${req.query.name}"`);
}

export async function found(req, res) {
  // ok: js/xss-response
  res.send(await users.find(req.params.id));
}

export function listed(req, res) {
  const page = req.query.page;
  if (!pages.includes(page)) return res.status(404).end();
  // ok: js/xss-response
  return res.send(`<h1>${page}</h1>`);
}

export function numeric(req, res) {
  // ok: js/xss-response
  res.send(`<p>Page ${Number(req.query.page)}</p>`);
}

export function rendered(req, res) {
  // ok: js/xss-response
  res.render('hello', { name: req.query.name });
}

export function sink(stream, req) {
  // ok: js/xss-response
  stream.write(req.body);
}
