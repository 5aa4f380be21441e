import crypto, { createHash } from 'node:crypto';

export function store(password) {
  // ruleid: js/weak-hash
  return crypto.createHash('md5').update(password).digest('hex');
}

export function link(file, now) {
  // ruleid: js/weak-hash
  const token = createHash('md5').update(`${file.id}:${now}`).digest('hex');
  return token;
}

export function signed(user, body) {
  // ruleid: js/weak-hash
  user.signature = crypto
    .createHash('sha1')
    .update(body + user.key)
    .digest('base64');
}

export function check(user, given) {
  // ruleid: js/weak-hash
  return user.hash === crypto.createHash('SHA1').update(given.password).digest('hex');
}

export function generateToken(seed) {
  // ruleid: js/weak-hash
  const hash = createHash('md5');
  hash.update(seed);
  return hash.digest('hex');
}

export function row(name, id) {
  // ruleid: js/weak-hash
  return { name, sessionId: createHash('md5').update(id).digest('hex') };
}

export function release(file, key) {
  // ruleid: js/weak-hash
  const signer = crypto.createSign('RSA-SHA1');
  return signer.update(file).sign(key);
}
