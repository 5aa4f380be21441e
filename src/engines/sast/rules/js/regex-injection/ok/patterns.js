import escapeRegExp from 'lodash/escapeRegExp.js';

const patterns = ['^a', '^b'];

export function escaped(req) {
  // ok: js/regex-injection
  return new RegExp(escapeRegExp(req.query.q), 'i');
}

export function replaced(req) {
  const text = req.query.q.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // ok: js/regex-injection
  return new RegExp(text);
}

export function included(req, rows) {
  // ok: js/regex-injection
  return rows.filter((row) => row.name.includes(req.query.q));
}

export function constant(req) {
  // ok: js/regex-injection
  return new RegExp('^[a-z]+$').test(req.query.q);
}

export function listed(req) {
  const { pattern } = req.query;
  if (!patterns.includes(pattern)) throw new Error('pattern');
  // ok: js/regex-injection
  return new RegExp(pattern);
}

export function configured(config) {
  // ok: js/regex-injection
  return new RegExp(config.ignore);
}

export function numeric(req) {
  // ok: js/regex-injection
  return new RegExp(`^.{${Number(req.query.n)}}$`);
}
