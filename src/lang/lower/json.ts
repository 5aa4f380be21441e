import { commonEscapes, cook } from './escapes.ts';
import { node, type LanguageTable } from './rules.ts';

const escapes = { simple: { ...commonEscapes, '/': '/' }, octal: false, keepsUnknown: true };

/** JSON, by tree-sitter-json. */
export const json: LanguageTable = {
  drop: ['comment'],
  unwrap: [],
  leaves: { number: 'number', true: 'boolean', false: 'boolean', null: 'null' },
  nodes: {
    object: node('object'),
    array: node('array'),
    pair: node('pair', { key: 'key', value: 'value' }),
  },
  hooks: { string: (l, n, role) => l.leaf('string', role, n, cook(l.text(n).slice(1, -1), escapes)) },
};
