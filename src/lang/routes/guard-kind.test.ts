import { expect, test } from 'vitest';
import { guardKind, isAccessCheck } from './guard-kind.ts';

test.each([
  ['requireAuth', 'authentication'],
  ['auth.required', 'authentication'],
  ['auth.optional', 'other'],
  ['isNotAuthenticated', 'other'],
  ['passport.authenticate', 'authentication'],
  ['passport.initialize', 'other'],
  ['express-session', 'other'],
  ['login_required', 'authentication'],
  ['JwtAuthGuard', 'authentication'],
  ['RolesGuard', 'authorisation'],
  ['isAdmin', 'authorisation'],
  ['admins_only', 'authorisation'],
  ['IsAuthenticatedOrReadOnly', 'authentication'],
  ['AllowAny', 'allow-all'],
  ['permitAll', 'allow-all'],
  ['Public', 'allow-all'],
  ['express.static', 'other'],
  ['bodyParser.json', 'other'],
  ['rateLimit', 'rate-limit'],
  ['csrfProtection', 'csrf'],
  ['csrf_protect', 'csrf'],
  ['ValidationPipe', 'validation'],
  ['csrf_exempt', 'other'],
  ['author', 'other'],
  ['', 'other'],
])('%s is %s', (name, kind) => {
  expect(guardKind([name])).toBe(kind);
});

test('what a name stands for counts when the name itself says nothing', () => {
  expect(guardKind(['check', 'express-jwt.expressjwt'])).toBe('authentication');
  expect(guardKind(['permission_classes = []', 'allow any'])).toBe('allow-all');
});

test.each([
  ['getServerSession', true],
  ['check_object_permissions', true],
  ['createToken', false],
  ['getUserByName', false],
])('a call of %s looks who is asking: %s', (name, expected) => {
  expect(isAccessCheck(name)).toBe(expected);
});
