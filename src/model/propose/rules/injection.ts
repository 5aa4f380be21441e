import type { ProposalRule } from '../proposal-rule.ts';

/** Input that becomes code, a query, a path or a document. */
export const injectionRules: readonly ProposalRule[] = [
  {
    id: 'sql-injection',
    when: { on: ['service', 'function', 'program'], all: ['sql'] },
    threat: {
      title: 'Text from a request becomes part of an SQL statement',
      risk: 'leak', actor: 'visitor', cwe: [89], capec: [66], stride: ['T', 'I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'parameterised-sql', title: 'Values reach SQL only as parameters', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'a quote and a comment mark in each searchable field change nothing but the result' },
      { type: 'sast', rules: ['*/sql-injection'] },
    ],
  },
  {
    id: 'nosql-injection',
    when: { on: ['service', 'function', 'program'], all: ['nosql'] },
    threat: {
      title: 'A request sends a query operator where a plain value is expected',
      risk: 'leak', actor: 'visitor', cwe: [943], capec: [676], stride: ['T', 'I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'plain-query-values', title: 'Values for database queries are checked to be plain text or numbers', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'an object such as {"$ne": null} in place of a password or id is refused' },
      { type: 'sast', rules: ['*/nosql-injection'] },
    ],
  },
  {
    id: 'search-query-injection',
    when: { on: ['service', 'function', 'program'], all: ['search-index'] },
    threat: {
      title: 'Text from a request becomes part of a search query and finds what the caller must not see',
      risk: 'leak', actor: 'user', cwe: [943], stride: ['I'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'search-filters', title: 'Search text is data, and the caller’s rights are a filter of their own', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'query syntax in the search text does not widen the result' },
      { type: 'sast', rules: ['*/search-injection'] },
    ],
  },
  {
    id: 'ldap-injection',
    when: { on: ['service', 'function', 'program'], all: ['ldap'] },
    threat: {
      title: 'A user name with filter characters matches somebody else in the directory',
      risk: 'leak', actor: 'visitor', cwe: [90], capec: [136], stride: ['S', 'I'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'escaped-ldap-filters', title: 'Values in directory filters are escaped', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'a user name with * or ) does not log in' },
      { type: 'sast', rules: ['*/ldap-injection'] },
    ],
  },
  {
    id: 'command-injection',
    when: { on: ['service', 'function', 'program'], all: ['shell'] },
    threat: {
      title: 'Text from outside becomes part of a command line',
      risk: 'takeover', actor: 'visitor', cwe: [78], capec: [88], stride: ['T', 'E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'argument-lists', title: 'Programs are started with a list of arguments and never through a shell', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'a file name with ; and $( ) is treated as a name' },
      { type: 'sast', rules: ['*/command-injection'] },
    ],
  },
  {
    id: 'template-injection',
    when: { on: ['service', 'function'], all: ['template'] },
    threat: {
      title: 'Text from a user is compiled as a template and runs on the server',
      risk: 'takeover', actor: 'user', cwe: [1336, 94], stride: ['T', 'E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'fixed-templates', title: 'Templates come from files of the product; user text is only ever a value in them', layer: 'code', breakable: 'low' },
    verify: [
      { type: 'tests', min: 1, tests: 'template syntax in user text is shown as it is' },
      { type: 'sast', rules: ['*/template-injection'] },
    ],
  },
  {
    id: 'unsafe-deserialisation',
    when: { on: ['service', 'function', 'program'], any: ['deserialise', 'yaml'] },
    threat: {
      title: 'Bytes from outside are turned into objects that run code',
      risk: 'takeover', actor: 'visitor', cwe: [502], capec: [586], stride: ['T', 'E'], impact: 5, likelihood: 2, likelier: ['deserialise'],
    },
    mitigation: { id: 'plain-data-formats', title: 'Foreign bytes are read by parsers that give plain data only', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'a document that names a class or a tag to construct is refused' },
      { type: 'sast', rules: ['*/unsafe-deserialisation'] },
    ],
  },
  {
    id: 'xml-entities',
    when: { on: ['service', 'function', 'program'], all: ['xml'] },
    threat: {
      title: 'A document with external entities reads files of the server or calls its neighbours',
      risk: 'leak', actor: 'user', cwe: [611, 776], capec: [201], stride: ['I', 'D'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'no-external-entities', title: 'XML is read with entities and external documents switched off', layer: 'code', breakable: 'low' },
    verify: [
      { type: 'tests', min: 2, tests: 'a document with an external entity, and one with entities in entities, are refused' },
      { type: 'sast', rules: ['*/xxe'] },
    ],
  },
  {
    id: 'request-forgery-by-server',
    when: { on: ['service', 'function'], any: ['http-client', 'browser-automation'] },
    threat: {
      title: 'A user makes the server fetch an address inside the network or of the cloud’s metadata service',
      risk: 'takeover', actor: 'user', cwe: [918], capec: [664], stride: ['I', 'E'], impact: 4, likelihood: 2, likelier: ['browser-automation', 'webhook'],
    },
    mitigation: { id: 'outgoing-address-check', title: 'Addresses that users name are resolved and checked before the request and after each redirect', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 2, tests: 'loopback, private and link-local addresses are refused, also behind a redirect' },
      { type: 'sast', rules: ['*/ssrf'] },
    ],
  },
  {
    id: 'path-traversal',
    when: { on: ['service', 'function', 'program'], any: ['upload', 'upload-route', 'archive', 'file-serving'] },
    threat: {
      title: 'A name with ../ in it reads or writes files outside the folder that was meant',
      risk: 'leak', actor: 'user', cwe: [22], capec: [126], stride: ['I', 'T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'contained-paths', title: 'Paths made from input are resolved and must stay below their folder', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 2, tests: 'names with ../, an absolute path and an encoded slash are refused' },
      { type: 'sast', rules: ['*/path-traversal'] },
    ],
  },
  {
    id: 'harmful-upload',
    when: { on: ['service', 'function'], any: ['upload', 'upload-route'] },
    threat: {
      title: 'A harmful or mislabelled file is stored and handed to others',
      risk: 'tampering', actor: 'user', cwe: [434], capec: [17], stride: ['T'], impact: 4, likelihood: 4,
    },
    mitigation: { id: 'upload-checks', title: 'Uploads are limited in size, checked by content, and served as downloads from another origin', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 3, tests: 'a too large file, a script named .png, and an SVG with a script are refused or made harmless' }],
  },
  {
    id: 'archive-bomb',
    when: { on: ['service', 'function', 'program'], any: ['archive', 'image-processing'] },
    threat: {
      title: 'A small file unpacks into gigabytes and exhausts memory or disk',
      risk: 'outage', actor: 'user', cwe: [409, 400], capec: [130], stride: ['D'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'unpacking-limits', title: 'Unpacking and decoding stop at a size, a count and a ratio', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'a bomb and an archive with too many entries are refused before they are unpacked' }],
  },
  {
    id: 'endless-pattern',
    when: { on: ['service', 'library', 'function'], any: ['regex-from-input'] },
    threat: {
      title: 'A crafted text makes a pattern match for minutes',
      risk: 'outage', actor: 'visitor', cwe: [1333], capec: [492], stride: ['D'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'linear-patterns', title: 'Patterns on foreign text take linear time, and the text has a limit', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'long repetitive input is answered within the limit' },
      { type: 'sast', rules: ['*/redos'] },
    ],
  },
];
