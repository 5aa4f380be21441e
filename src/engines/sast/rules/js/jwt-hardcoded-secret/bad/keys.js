import jwt from 'jsonwebtoken';
import session from 'express-session';
import { expressjwt } from 'express-jwt';
import { Strategy as JwtStrategy, ExtractJwt } from 'passport-jwt';

const KEY = 'correct horse battery';

export function issue(user) {
  // ruleid: js/jwt-hardcoded-secret
  return jwt.sign({ sub: user.id }, 'a-very-secret-key', { expiresIn: '1h' });
}

export function check(token) {
  // ruleid: js/jwt-hardcoded-secret
  return jwt.verify(token, KEY);
}

export function fallback(token) {
  // ruleid: js/jwt-hardcoded-secret
  return jwt.verify(token, process.env.JWT_KEY || 'development');
}

export function use(app, passport, done) {
  app.use(
    session({
      // ruleid: js/jwt-hardcoded-secret
      secret: 'keyboard and mouse',
      resave: false,
    }),
  );
  // ruleid: js/jwt-hardcoded-secret
  app.use(expressjwt({ secret: 'shared-by-all', algorithms: ['HS256'] }));
  passport.use(
    new JwtStrategy(
      {
        jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
        // ruleid: js/jwt-hardcoded-secret
        secretOrKey: 'strategy key',
      },
      done,
    ),
  );
}
