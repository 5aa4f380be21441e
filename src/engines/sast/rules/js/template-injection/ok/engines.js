import ejs from 'ejs';
import pug from 'pug';
import nunjucks from 'nunjucks';
import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';

const card = readFileSync('templates/card.hbs', 'utf8');

export function greeting(req, res) {
  // ok: js/template-injection
  res.send(ejs.render('<h1>Welcome <%= name %></h1>', { name: req.query.name }));
}

export function badge(req, res) {
  // ok: js/template-injection
  res.send(Handlebars.compile(card)({ label: req.body.label }));
}

export function letter(req, res, layouts) {
  const layout = req.body.layout;
  if (!layouts.includes(layout)) return res.status(400).end();
  // ok: js/template-injection
  return res.send(nunjucks.renderString(layout, {}));
}

export async function stored(req, res, templates) {
  const found = await templates.findByPk(req.params.id);
  // ok: js/template-injection
  res.send(pug.compile(found.source)({}));
}

export function counted(req, res) {
  const n = Number(req.query.n);
  // ok: js/template-injection
  res.send(pug.render(`p ${n} of them`));
}
