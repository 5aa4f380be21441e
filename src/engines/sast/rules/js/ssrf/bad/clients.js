import axios from 'axios';
import got from 'got';
import http from 'node:http';

export async function preview(req, res) {
  // ruleid: js/ssrf
  const page = await fetch(req.query.url);
  res.send(await page.text());
}

export async function webhook(req, res) {
  const { callback } = req.body;
  // ruleid: js/ssrf
  await axios.post(callback, { done: true });
  res.end();
}

export async function avatar(ctx) {
  const address = `https://${ctx.query.host}/avatar.png`;
  // ruleid: js/ssrf
  ctx.body = await got(address).buffer();
}

export function proxy(req, res) {
  const target = 'http://' + req.params.service + ':8080/health';
  // ruleid: js/ssrf
  http.get(target, (answer) => answer.pipe(res));
}

export async function feed(c) {
  const source = c.req.query('source');
  // ruleid: js/ssrf
  const answer = await fetch(source, { redirect: 'manual' });
  return c.body(answer.body);
}

export async function byConfig(req, res) {
  // ruleid: js/ssrf
  const { data } = await axios({ method: 'get', url: req.body.link });
  res.json(data);
}
