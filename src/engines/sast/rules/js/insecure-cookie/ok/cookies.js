import session from 'express-session';
import { cookieOptions } from './options.js';

export function complete(res, id) {
  // ok: js/insecure-cookie
  res.cookie('session', id, { httpOnly: true, secure: true, sameSite: 'lax' });
}

export function language(res, lang) {
  // ok: js/insecure-cookie
  res.cookie('lang', lang);
}

export function csrf(res, token) {
  // ok: js/insecure-cookie
  res.cookie('csrf_token', token, { secure: true });
}

export function shared(res, id) {
  // ok: js/insecure-cookie
  res.cookie('session', id, cookieOptions);
}

export function spread(res, id) {
  // ok: js/insecure-cookie
  res.cookie('session', id, { ...cookieOptions, maxAge: 1000 });
}

export function environment(res, id) {
  // ok: js/insecure-cookie
  res.cookie('sid', id, { secure: process.env.NODE_ENV === 'production', httpOnly: true });
}

export function sessions(app, secret) {
  // ok: js/insecure-cookie
  app.use(session({ secret, cookie: { secure: 'auto' } }));
}
