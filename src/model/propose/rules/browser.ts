import type { ProposalRule } from '../proposal-rule.ts';

/** What goes wrong in the browser of a user. */
export const browserRules: readonly ProposalRule[] = [
  {
    id: 'cross-site-scripting',
    when: { on: ['service', 'frontend'], any: ['template', 'markdown', 'frontend'] },
    threat: {
      title: 'Text from one user runs as script in the browser of another',
      risk: 'leak',
      actor: 'user',
      cwe: [79],
      capec: [63],
      stride: ['T', 'E'],
      impact: 4,
      likelihood: 3,
      likelier: ['markdown'],
    },
    mitigation: {
      id: 'escaped-output',
      title: 'Output is escaped for the place it is shown in, and a content policy forbids inline scripts',
      layer: 'code',
      breakable: 'high',
    },
    verify: [
      { type: 'tests', min: 2, tests: 'a stored script tag is shown as text; the policy header is sent' },
      { type: 'sast', rules: ['*/xss*'] },
    ],
  },
  {
    id: 'cross-site-request',
    when: { on: ['service'], all: ['session'] },
    threat: {
      title: 'Another site makes a logged-in user’s browser send a change',
      risk: 'tampering',
      actor: 'visitor',
      cwe: [352],
      capec: [62],
      stride: ['S', 'T'],
      impact: 4,
      likelihood: 3,
    },
    mitigation: {
      id: 'csrf-token',
      title: 'Every change needs a token of its session',
      layer: 'code',
      breakable: 'medium',
    },
    verify: [
      {
        type: 'tests',
        min: 2,
        tests: 'a change without the token, and one with another session’s token, are refused',
      },
      { type: 'sast', rules: ['*/csrf-missing'] },
    ],
  },
  {
    id: 'open-redirect',
    when: { on: ['service'], any: ['redirect-parameter', 'oauth'] },
    threat: {
      title: 'A link to our name forwards to a phishing page',
      risk: 'misuse',
      actor: 'visitor',
      cwe: [601],
      capec: [194],
      stride: ['S'],
      impact: 3,
      likelihood: 3,
      likelier: ['redirect-parameter'],
    },
    mitigation: {
      id: 'redirect-allow-list',
      title: 'Redirects go to own paths or listed hosts only',
      layer: 'code',
      breakable: 'medium',
    },
    verify: [
      { type: 'tests', min: 2, tests: 'redirects to another host, and to //host, are refused' },
      { type: 'sast', rules: ['*/open-redirect'] },
    ],
  },
  {
    id: 'wide-cross-origin-access',
    when: { on: ['service', 'function'], all: ['cors'] },
    threat: {
      title: 'Any site may read answers with the user’s credentials',
      risk: 'leak',
      actor: 'visitor',
      cwe: [942, 346],
      stride: ['I'],
      impact: 4,
      likelihood: 2,
    },
    mitigation: {
      id: 'listed-origins',
      title: 'Cross-origin access is given to listed origins, never to all of them with credentials',
      layer: 'code',
      breakable: 'medium',
    },
    verify: [
      { type: 'tests', min: 1, tests: 'an unknown Origin gets no permission in the answer’s headers' },
      { type: 'sast', rules: ['*/permissive-cors'] },
    ],
  },
  {
    id: 'websocket-from-another-site',
    when: { on: ['service', 'function'], all: ['websocket'] },
    threat: {
      title: 'Another site opens a socket with the user’s cookies and reads along',
      risk: 'leak',
      actor: 'visitor',
      cwe: [1385],
      stride: ['S', 'I'],
      impact: 4,
      likelihood: 3,
    },
    mitigation: {
      id: 'socket-origin-check',
      title: 'Sockets are opened only from listed origins and with a token',
      layer: 'code',
      breakable: 'medium',
    },
    verify: [
      {
        type: 'tests',
        min: 2,
        tests: 'a handshake with a foreign Origin, and one without a session, are refused',
      },
    ],
  },
  {
    id: 'secret-in-browser-code',
    when: { on: ['frontend'], any: ['secret-setting', 'llm', 'payment'] },
    threat: {
      title: 'A key that is built into the page is read by everybody who opens it',
      risk: 'takeover',
      actor: 'visitor',
      cwe: [312, 200],
      stride: ['I'],
      impact: 4,
      likelihood: 3,
    },
    mitigation: {
      id: 'no-keys-in-pages',
      title: 'Pages hold public identifiers only; calls that need a key go through the server',
      layer: 'secrets',
      breakable: 'high',
    },
    verify: [{ type: 'secrets', rules: ['secrets/*'] }],
  },
];
