import crypto, { createHmac } from 'node:crypto';

export function webhook(req, secret) {
  const expected = crypto.createHmac('sha256', secret).update(req.rawBody).digest('hex');
  // ruleid: js/timing-unsafe-compare
  return req.headers['x-signature'] === expected;
}

export function reversed(body, given, secret) {
  const own = 'sha256=' + createHmac('sha256', secret).update(body).digest('hex');
  // ruleid: js/timing-unsafe-compare
  if (own !== given) throw new Error('signature');
}

export function direct(body, given, secret) {
  // ruleid: js/timing-unsafe-compare
  return given == createHmac('sha1', secret).update(body).digest('base64');
}

export function buffers(body, given, secret) {
  const mac = createHmac('sha256', secret).update(body).digest();
  // ruleid: js/timing-unsafe-compare
  return mac.equals(Buffer.from(given, 'hex'));
}

export function key(req, res, next) {
  // ruleid: js/timing-unsafe-compare
  if (req.headers['x-api-key'] !== process.env.API_KEY) return res.status(401).end();
  return next();
}
