import session from 'express-session';

export function login(res, id) {
  // ruleid: js/insecure-cookie
  res.cookie('session', id);
}

export function remember(res, token) {
  // ruleid: js/insecure-cookie
  res.cookie('remember_me', token, { maxAge: 86400000 });
}

export function readable(res, token) {
  // ruleid: js/insecure-cookie
  res.cookie('access_token', token, { httpOnly: false, secure: true });
}

export function plain(res, token) {
  // ruleid: js/insecure-cookie
  res.cookie('jwt', token, { httpOnly: true, secure: false, sameSite: 'lax' });
}

export function half(res, id) {
  // ruleid: js/insecure-cookie
  res.cookie('connect.sid', id, { httpOnly: true });
}

export function sessions(app, secret) {
  // ruleid: js/insecure-cookie
  app.use(session({ secret, cookie: { httpOnly: false, secure: true } }));
}
