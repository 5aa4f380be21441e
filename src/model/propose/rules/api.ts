import type { ProposalRule } from '../proposal-rule.ts';

/** Requests that are valid and still do harm. */
export const apiRules: readonly ProposalRule[] = [
  {
    id: 'request-flood',
    when: { on: ['service'], any: ['web'], none: ['rate-limit'] },
    threat: {
      title: 'Cheap requests cause so much work that nobody else is served',
      risk: 'outage', actor: 'visitor', cwe: [770], capec: [125], stride: ['D'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'request-limits', title: 'Requests have limits of rate, size, page length and time', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a body over the limit gets 413; a page size of a million is cut' }],
  },
  {
    id: 'graphql-cost',
    when: { on: ['service', 'function'], all: ['graphql'] },
    threat: {
      title: 'One deeply nested query, or a thousand in one request, exhausts the server',
      risk: 'outage', actor: 'visitor', cwe: [770, 674], stride: ['D'], impact: 3, likelihood: 4,
    },
    mitigation: { id: 'query-cost-limit', title: 'Queries have limits of depth, cost and number per request', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 2, tests: 'a query that is too deep, and a batch that is too long, are refused' },
      { type: 'dast', rules: ['dast/graphql-depth'], as: ['visitor'] },
    ],
  },
  {
    id: 'graphql-field-access',
    when: { on: ['service', 'function'], all: ['graphql'] },
    threat: {
      title: 'A field is reached through another type, past the check that guards it',
      risk: 'leak', actor: 'user', cwe: [863], stride: ['I', 'E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'checks-at-the-resolver', title: 'Rights are checked where a field is resolved, not where the query starts', layer: 'code', breakable: 'high' },
    verify: [{ type: 'tests', min: 2, tests: 'a private field is refused directly and through each type that leads to it' }],
  },
  {
    id: 'unencrypted-rpc',
    when: { on: ['service', 'function', 'program'], all: ['grpc'] },
    threat: {
      title: 'Calls between services are read or changed on the way, or come from a stranger',
      risk: 'leak', actor: 'insider', cwe: [319, 306], stride: ['S', 'I', 'T'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'mutual-tls', title: 'Services talk over TLS and know each other by certificate or token', layer: 'code', breakable: 'low' },
    verify: [
      { type: 'tests', min: 2, tests: 'a plain connection, and one without a client identity, are refused' },
      { type: 'sast', rules: ['*/insecure-grpc'] },
    ],
  },
  {
    id: 'forged-webhook',
    when: { on: ['service', 'function'], any: ['payment', 'webhook'] },
    threat: {
      title: 'Somebody posts an event that the partner never sent, such as a payment',
      risk: 'misuse', actor: 'visitor', cwe: [345, 294], stride: ['S', 'T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'signed-webhooks', title: 'Incoming events are accepted with a fresh, valid signature and once only', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 3, tests: 'events without signature, with an old time, and sent twice are refused' }],
  },
  {
    id: 'price-from-the-client',
    when: { on: ['service', 'function'], all: ['payment'] },
    threat: {
      title: 'A buyer changes the price, quantity or currency in the request',
      risk: 'misuse', actor: 'user', cwe: [472, 840], capec: [162], stride: ['T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'server-side-prices', title: 'Amounts are computed from the server’s own prices', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a changed price is ignored; a negative quantity is refused' }],
  },
  {
    id: 'mail-abuse',
    when: { on: ['service', 'function'], all: ['mail'] },
    threat: {
      title: 'A form sends mail in our name to anybody, with headers or text of the sender’s choice',
      risk: 'misuse', actor: 'visitor', cwe: [93, 799], capec: [134], stride: ['S'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'mail-limits', title: 'Recipients and headers are fixed or checked, and mails per user are limited', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a line break in a subject is refused; the eleventh mail in a minute is not sent' }],
  },
  {
    id: 'presigned-url-scope',
    when: { on: ['service', 'function'], all: ['object-storage'] },
    threat: {
      title: 'A signed link to storage reaches more objects, or lives longer, than was meant',
      risk: 'leak', actor: 'user', cwe: [285, 613], stride: ['I', 'T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'narrow-signed-links', title: 'Signed links name one object and one method, chosen by the server, for minutes', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a key of another user is never signed; the expiry is at most the limit' }],
  },
  {
    id: 'hostile-message',
    when: { on: ['service', 'function', 'program'], all: ['queue'] },
    threat: {
      title: 'A message that did not come from us, or comes twice, makes a worker act',
      risk: 'tampering', actor: 'insider', cwe: [345, 20], stride: ['S', 'T'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'checked-messages', title: 'Workers check the shape, origin and rights of each message, and do each once', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a message of the wrong shape is put aside; the same message twice acts once' }],
  },
  {
    id: 'personal-data-in-logs',
    when: { on: ['service', 'function'], all: ['logging'] },
    threat: {
      title: 'Passwords, tokens or personal data end up in logs that many can read',
      risk: 'leak', actor: 'insider', cwe: [532], stride: ['I'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'redacted-logs', title: 'Loggers redact known sensitive fields', layer: 'code', breakable: 'high' },
    verify: [
      { type: 'tests', min: 1, tests: 'a login with a known password leaves no trace of it in the log' },
      { type: 'sast', rules: ['*/sensitive-log'] },
    ],
  },
  {
    id: 'debug-mode-in-production',
    when: { on: ['service', 'function'], all: ['debug-setting'] },
    threat: {
      title: 'Debug mode stays on and shows settings, code or a console to visitors',
      risk: 'leak', actor: 'visitor', cwe: [489, 209], stride: ['I'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'debug-off', title: 'Debug mode is off unless a developer turns it on', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 1, tests: 'with the production settings an error shows neither a stack nor settings' }],
  },
];
