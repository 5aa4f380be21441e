import axios from 'axios';
import { API_URL, HOSTS, feeds } from './config.js';

export async function user(req, res) {
  // ok: js/ssrf
  const answer = await fetch(`https://api.example.com/users/${req.params.id}`);
  res.json(await answer.json());
}

export async function behindBase(req, res) {
  // ok: js/ssrf
  const { data } = await axios.get(`${API_URL}/orders/${req.params.id}`);
  res.json(data);
}

export async function joined(req, res) {
  // ok: js/ssrf
  const { data } = await axios.get(API_URL + '/orders/' + req.params.id, { timeout: 1000 });
  res.json(data);
}

export async function posted(req, res) {
  // ok: js/ssrf
  await axios.post('https://mail.example.com/send', { to: req.body.to });
  res.end();
}

export async function listed(req, res) {
  const target = new URL(req.query.url);
  if (!HOSTS.includes(target.host)) return res.status(400).end();
  // ok: js/ssrf
  const answer = await fetch(target);
  return res.send(await answer.text());
}

export async function byKey(req, res) {
  // ok: js/ssrf
  const answer = await fetch(feeds[req.query.feed]);
  res.send(await answer.text());
}

export function store(req, cache) {
  // ok: js/ssrf
  return cache.get(req.query.key);
}
