import jwt from 'jsonwebtoken';
import { keys } from './keys.js';

export function verified(token, key) {
  // ok: js/jwt-unverified
  return jwt.verify(token, key, { algorithms: ['RS256'] });
}

export function header(token) {
  // ok: js/jwt-unverified
  return jwt.decode(token, { complete: true }).header.kid;
}

export function both(token) {
  // ok: js/jwt-unverified
  const claims = jwt.decode(token);
  return jwt.verify(token, keys.get(claims.iss), { algorithms: ['ES256'] });
}

export function text(buffer) {
  // ok: js/jwt-unverified
  return new TextDecoder().decode(buffer);
}

export function signed(claims, key) {
  // ok: js/jwt-unverified
  return jwt.sign(claims, key, { algorithm: 'HS256', expiresIn: '1h' });
}
