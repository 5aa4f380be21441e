import { bash } from './lower/bash.ts';
import { csharp } from './lower/csharp.ts';
import { go } from './lower/go.ts';
import { html } from './lower/html.ts';
import { java } from './lower/java.ts';
import { json } from './lower/json.ts';
import { php } from './lower/php.ts';
import { python } from './lower/python.ts';
import { ruby } from './lower/ruby.ts';
import type { TreeSitterLanguage } from './tree-sitter-language.ts';

/** The languages parsed by tree-sitter grammars. */
export const treeSitterLanguages = {
  python: {
    id: 'python',
    grammar: 'python',
    table: python,
    frames: { decorator: ['', '\ndef f(): pass'], parameters: ['def f(', '): pass'], type: ['x: ', ''] },
  },
  java: {
    id: 'java',
    grammar: 'java',
    table: java,
    frames: {
      member: ['class A { ', ' }'],
      parameters: ['class A { void f(', ') {} }'],
      decorator: ['', ' class A {}'],
      type: ['', ' x;'],
      expression: ['A x = ', ';'],
    },
  },
  go: {
    id: 'go',
    grammar: 'go',
    table: go,
    frames: {
      member: ['type A struct { ', '\n}'],
      parameters: ['func f(', ') {}'],
      type: ['var x ', ''],
      expression: ['var x = ', ''],
    },
  },
  csharp: {
    id: 'csharp',
    grammar: 'c_sharp',
    table: csharp,
    frames: {
      member: ['class A { ', ' }'],
      parameters: ['class A { void f(', ') {} }'],
      decorator: ['', ' class A {}'],
      type: ['', ' x;'],
      expression: ['var x = ', ';'],
    },
  },
  ruby: {
    id: 'ruby',
    grammar: 'ruby',
    table: ruby,
    frames: { member: ['class A\n', '\nend'], parameters: ['def f(', ')\nend'] },
  },
  php: {
    id: 'php',
    grammar: 'php',
    fragmentGrammar: 'php_only',
    table: php,
    frames: {
      member: ['class A { ', ' }'],
      parameters: ['function f(', ') {}'],
      expression: ['', ';'],
    },
  },
  bash: { id: 'bash', grammar: 'bash', table: bash, frames: {} },
  json: { id: 'json', grammar: 'json', table: json, frames: { pair: ['{', '}'] } },
  html: { id: 'html', grammar: 'html', table: html, frames: { attribute: ['<a ', '></a>'] } },
} as const satisfies Readonly<Record<string, TreeSitterLanguage>>;
export type LanguageId = keyof typeof treeSitterLanguages;

/** Every language that can be parsed. */
export const languages: readonly LanguageId[] = Object.keys(treeSitterLanguages).filter(isLanguage);

/** Whether a name is one of a language that can be parsed. */
export function isLanguage(name: string): name is LanguageId {
  return Object.hasOwn(treeSitterLanguages, name);
}
