import jwt from 'jsonwebtoken';
import session from 'express-session';
import { readFileSync } from 'node:fs';
import { config } from './config.js';

const PUBLIC = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZI\n-----END PUBLIC KEY-----';

export function environment(user) {
  // ok: js/jwt-hardcoded-secret
  return jwt.sign({ sub: user.id }, process.env.JWT_KEY);
}

export function configured(token) {
  // ok: js/jwt-hardcoded-secret
  return jwt.verify(token, config.jwt.key, { algorithms: ['HS256'] });
}

export function publicKey(token) {
  // ok: js/jwt-hardcoded-secret
  return jwt.verify(token, PUBLIC, { algorithms: ['RS256'] });
}

export function file(user) {
  // ok: js/jwt-hardcoded-secret
  return jwt.sign({ sub: user.id }, readFileSync('/run/secrets/jwt'), { algorithm: 'RS256' });
}

export function sessions(app) {
  // ok: js/jwt-hardcoded-secret
  app.use(session({ secret: config.sessionKey, resave: false }));
}

export function other(client) {
  // ok: js/jwt-hardcoded-secret
  return client.create({ secret: 'not a key of tokens' });
}

export function signer(key, message) {
  // ok: js/jwt-hardcoded-secret
  return key.sign(message);
}
