import crypto, { createHash, createHmac } from 'node:crypto';

export function safe(body, given, secret) {
  const expected = createHmac('sha256', secret).update(body).digest();
  // ok: js/timing-unsafe-compare
  return crypto.timingSafeEqual(expected, given);
}

export function lengthFirst(body, given, secret) {
  const expected = createHmac('sha256', secret).update(body).digest();
  // ok: js/timing-unsafe-compare
  return expected.length === given.length && crypto.timingSafeEqual(expected, given);
}

export function checksum(file, given) {
  const sum = createHash('sha256').update(file).digest('hex');
  // ok: js/timing-unsafe-compare
  return sum === given;
}

export function empty(given) {
  // ok: js/timing-unsafe-compare
  return given === undefined || given === '';
}

export function configured() {
  // ok: js/timing-unsafe-compare
  return process.env.API_KEY !== undefined;
}

export function mode(req) {
  // ok: js/timing-unsafe-compare
  return req.headers['x-mode'] === process.env.MODE;
}

export function missing(secret) {
  const mac = createHmac('sha256', secret);
  // ok: js/timing-unsafe-compare
  return mac === null;
}
