import jwt from 'jsonwebtoken';

export function who(req) {
  const token = req.headers.authorization.slice(7);
  // ruleid: js/jwt-unverified
  return jwt.decode(token).sub;
}

export function admin(req, res, next) {
  // ruleid: js/jwt-unverified
  const claims = jwt.decode(req.cookies.token);
  if (claims.admin) return next();
  return res.status(403).end();
}

export function anyAlgorithm(token, key) {
  // ruleid: js/jwt-unverified
  return jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
}

export function unsigned(claims) {
  // ruleid: js/jwt-unverified
  return jwt.sign(claims, '', { algorithm: 'none' });
}

export function withoutKey(token) {
  // ruleid: js/jwt-unverified
  return jwt.verify(token, null);
}
