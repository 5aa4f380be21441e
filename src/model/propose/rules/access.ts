import type { ProposalRule } from '../proposal-rule.ts';

/** Who may do what to whose things. */
export const accessRules: readonly ProposalRule[] = [
  {
    id: 'object-of-another-user',
    when: { on: ['service', 'function'], any: ['object-route', 'sql', 'nosql', 'graphql', 'rest-framework', 'object-storage'] },
    threat: {
      title: 'A user reads or changes what belongs to another user by giving its id',
      risk: 'leak', actor: 'user', cwe: [639, 862], capec: [122], stride: ['I', 'E'], impact: 5, likelihood: 4,
      likelier: ['object-route'],
    },
    mitigation: { id: 'owner-check', title: 'Every look-up by id is limited to what the caller may see', layer: 'code', breakable: 'high' },
    verify: [
      { type: 'tests', min: 2, tests: 'with a valid session of another user, reading and changing a thing by its id are refused' },
      { type: 'dast', rules: ['dast/broken-object-authorization'], as: ['user'] },
    ],
  },
  {
    id: 'missing-authentication',
    when: { on: ['service', 'function'], any: ['session', 'jwt', 'oauth', 'password', 'sql', 'nosql', 'admin-ui', 'object-route'] },
    threat: {
      title: 'A route that needs a known user answers to anybody',
      risk: 'leak', actor: 'visitor', cwe: [306], capec: [115], stride: ['S', 'I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'authentication-by-default', title: 'Every route needs a known caller unless it is on a short list of public ones', layer: 'code', breakable: 'high' },
    verify: [
      { type: 'tests', min: 2, tests: 'without a session or token, each private route answers 401' },
      { type: 'dast', rules: ['dast/anonymous-access'], as: ['visitor'] },
    ],
  },
  {
    id: 'cross-tenant-access',
    when: { on: ['service', 'program'], all: ['multi-tenant'] },
    threat: {
      title: 'A query without the tenant in it shows one customer the data of another',
      risk: 'leak', actor: 'user', cwe: [639, 566], stride: ['I', 'E'], impact: 5, likelihood: 4,
    },
    mitigation: { id: 'tenant-in-every-query', title: 'The tenant comes from the session and is part of every query', layer: 'code', breakable: 'high' },
    verify: [
      { type: 'tests', min: 2, tests: 'a user of tenant A gets nothing of tenant B, by list and by id' },
      { type: 'sast', rules: ['*/query-without-tenant'] },
    ],
  },
  {
    id: 'mass-assignment',
    when: { on: ['service', 'function'], all: ['object-mapping'] },
    threat: {
      title: 'A request sets fields that were never meant for users, such as a role or an owner',
      risk: 'tampering', actor: 'user', cwe: [915], stride: ['T', 'E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'allowed-fields', title: 'Requests are copied field by field from an allow-list', layer: 'code', breakable: 'high' },
    verify: [
      { type: 'tests', min: 1, tests: 'a role or owner sent along with an update is ignored or refused' },
      { type: 'sast', rules: ['*/mass-assignment'] },
    ],
  },
  {
    id: 'admin-by-anybody',
    when: { on: ['service'], all: ['admin-ui'] },
    threat: {
      title: 'An ordinary account reaches the administration pages',
      risk: 'takeover', actor: 'user', cwe: [285, 425], stride: ['E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'admin-role-check', title: 'Administration needs its own role, checked on the server for each page', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 2, tests: 'an ordinary user gets 403 on the administration pages, an administrator gets in' },
      { type: 'dast', rules: ['dast/broken-function-authorization'], as: ['user'] },
    ],
  },
  {
    id: 'management-endpoint-open',
    when: { on: ['service'], all: ['management-endpoints'] },
    threat: {
      title: 'Management endpoints hand memory, settings or metrics to anybody',
      risk: 'leak', actor: 'visitor', cwe: [200, 497], stride: ['I'], impact: 4, likelihood: 4,
    },
    mitigation: { id: 'management-endpoints-closed', title: 'Only health is public; the other management endpoints are off or need an operator', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'the environment, heap and configuration endpoints answer 401 or 404' },
      { type: 'dast', rules: ['dast/exposed-management'], as: ['visitor'] },
    ],
  },
  {
    id: 'jwt-confusion',
    when: { on: ['service', 'function'], all: ['jwt'] },
    threat: {
      title: 'A token that was forged, or made for another audience, is believed',
      risk: 'takeover', actor: 'visitor', cwe: [347, 287], capec: [115], stride: ['S', 'E'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'token-verification', title: 'Tokens are checked for one algorithm, the key, issuer, audience and expiry', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 3, tests: 'tokens with alg none, another audience, and a past expiry are refused' },
      { type: 'sast', rules: ['*/jwt-*'] },
    ],
  },
  {
    id: 'session-theft',
    when: { on: ['service'], all: ['session'] },
    threat: {
      title: 'A session cookie is stolen or fixed in advance and used by somebody else',
      risk: 'leak', actor: 'visitor', cwe: [384, 614, 1004], capec: [61], stride: ['S'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'session-cookie-flags', title: 'Session cookies are HttpOnly, Secure and SameSite, change at login and end at logout', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 2, tests: 'login sets a new session id with the three flags; after logout the old id is refused' },
      { type: 'sast', rules: ['*/insecure-cookie'] },
    ],
  },
  {
    id: 'password-guessing',
    when: { on: ['service'], any: ['password'] },
    threat: {
      title: 'Passwords are guessed, or leaked ones are tried, without an end',
      risk: 'leak', actor: 'visitor', cwe: [307], capec: [49, 600], stride: ['S'], impact: 4, likelihood: 4, lessLikely: ['rate-limit'],
    },
    mitigation: { id: 'login-throttle', title: 'Failed logins are slowed per account and per address', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 1, tests: 'after a number of failed logins the next one is refused or delayed' }],
  },
  {
    id: 'stolen-password-table',
    when: { on: ['service', 'program'], all: ['password'], any: ['sql', 'nosql'] },
    threat: {
      title: 'A copied user table gives away the passwords',
      risk: 'leak', actor: 'visitor', cwe: [916, 759], capec: [55], stride: ['I'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'slow-password-hash', title: 'Passwords are stored with a slow, salted hash only', layer: 'code', breakable: 'low' },
    verify: [
      { type: 'tests', min: 1, tests: 'what is stored for a password is a current hash format with its cost' },
      { type: 'sast', rules: ['*/weak-password-hash'] },
    ],
  },
  {
    id: 'login-callback-forged',
    when: { on: ['service'], all: ['oauth'] },
    threat: {
      title: 'A victim is logged in as the attacker, or a code is used by somebody else, through the login callback',
      risk: 'leak', actor: 'visitor', cwe: [352, 940], stride: ['S'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'login-state-check', title: 'The login callback needs the state and code challenge of the session that began it', layer: 'code', breakable: 'low' },
    verify: [{ type: 'tests', min: 1, tests: 'a callback with a missing or foreign state is refused' }],
  },
  {
    id: 'missing-audit-log',
    when: { on: ['service'], any: ['payment', 'admin-ui', 'password', 'session', 'multi-tenant'] },
    threat: {
      title: 'After misuse nobody can tell who did what',
      risk: 'misuse', actor: 'insider', cwe: [778], capec: [93], stride: ['R'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'audit-log', title: 'Logins, refusals and changes of rights or money are recorded with who and when', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a failed login and a change of rights each leave one audit record' }],
  },
];
