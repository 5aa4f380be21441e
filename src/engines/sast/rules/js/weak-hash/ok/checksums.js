import crypto, { createHash, createHmac } from 'node:crypto';

export function etag(body) {
  // ok: js/weak-hash
  return '"' + createHash('md5').update(body).digest('hex') + '"';
}

export function cacheKey(query) {
  // ok: js/weak-hash
  const key = crypto.createHash('sha1').update(query).digest('hex');
  return key;
}

export function strong(text) {
  // ok: js/weak-hash
  const token = createHash('sha256').update(text).digest('hex');
  return token;
}

export function gitObject(blob) {
  // ok: js/weak-hash
  return createHash('sha1').update(`blob ${blob.length}\0`).update(blob).digest('hex');
}

export function webhook(secret, body) {
  // ok: js/weak-hash
  const signature = createHmac('sha1', secret).update(body).digest('hex');
  return signature;
}

export function avatar(mail) {
  // ok: js/weak-hash
  const gravatar = crypto.createHash('md5').update(mail.trim().toLowerCase()).digest('hex');
  return gravatar;
}

export function slow(password, salt) {
  // ok: js/weak-hash
  return crypto.scryptSync(password, salt, 64);
}
