import ejs from 'ejs';
import pug from 'pug';
import nunjucks from 'nunjucks';
import Handlebars from 'handlebars';
import _ from 'lodash';

export function greeting(req, res) {
  // ruleid: js/template-injection
  res.send(ejs.render(`<h1>Welcome ${req.query.name}</h1>`));
}

export function preview(req, res) {
  const source = req.body.template;
  // ruleid: js/template-injection
  const page = pug.compile(source);
  res.send(page({ user: req.user }));
}

export async function letter(ctx) {
  const { body } = ctx.request;
  // ruleid: js/template-injection
  ctx.body = nunjucks.renderString('Dear ' + body.salutation + ',', { when: Date.now() });
}

export function badge(request, reply) {
  // ruleid: js/template-injection
  const draw = Handlebars.compile(String(request.body.markup));
  reply.type('text/html').send(draw({}));
}

export function report(req, res) {
  const text = '<li>' + req.params.label + '</li>';
  // ruleid: js/template-injection
  const row = _.template(text);
  res.send(row({}));
}
