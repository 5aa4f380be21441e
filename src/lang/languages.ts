import { bash } from './lower/bash.ts';
import { cFamily } from './lower/c-family.ts';
import { csharp } from './lower/csharp.ts';
import { ecmascript } from './lower/ecmascript.ts';
import { go } from './lower/go.ts';
import { html } from './lower/html.ts';
import { java } from './lower/java.ts';
import { json } from './lower/json.ts';
import { kotlin } from './lower/kotlin.ts';
import { php } from './lower/php.ts';
import { python } from './lower/python.ts';
import { ruby } from './lower/ruby.ts';
import { rust } from './lower/rust.ts';
import { scala } from './lower/scala.ts';
import { plainParameters } from './tree-sitter/implicit-parameter.ts';
import { separatedCommands } from './tree-sitter/run-on-commands.ts';
import type { Frames, TreeSitterLanguage } from './tree-sitter-language.ts';

const cFrames: Frames = {
  member: ['struct A { ', ' };'],
  parameters: ['void f(', ') {}'],
  expression: ['int x = ', ';'],
  statements: ['void f() { ', ' }'],
  type: ['int x = (', ') 1;'],
};

const scriptFrames: Frames = {
  member: ['class A {', '\n}'],
  parameters: ['function f(', '\n) {}'],
  expression: ['(', '\n)'],
  pair: ['({', '\n})'],
  decorator: ['', '\nclass A {}'],
};

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
      statements: ['func f() {\n', '\n}'],
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
  bash: { id: 'bash', grammar: 'bash', table: bash, frames: {}, repair: separatedCommands },
  rust: {
    id: 'rust',
    grammar: 'rust',
    table: rust,
    frames: {
      member: ['impl A { ', ' }'],
      parameters: ['fn f(', ') {}'],
      expression: ['fn f() { ', ' }'],
      statements: ['fn f() { ', ' }'],
      type: ['type X = ', ';'],
    },
  },
  kotlin: {
    id: 'kotlin',
    grammar: 'kotlin',
    table: kotlin,
    frames: {
      member: ['class A { ', ' }'],
      parameters: ['fun f(', ') {}'],
      expression: ['val x = ', ''],
      type: ['val x: ', ''],
      decorator: ['', ' class A'],
    },
  },
  scala: {
    id: 'scala',
    grammar: 'scala',
    table: scala,
    repair: plainParameters,
    frames: {
      member: ['class A { ', ' }'],
      parameters: ['def f(', ') = 1'],
      expression: ['val x = ', ''],
      type: ['val x: ', ' = 1'],
    },
  },
  javascript: { id: 'javascript', grammar: 'javascript', table: ecmascript, frames: scriptFrames },
  typescript: { id: 'typescript', grammar: 'typescript', table: ecmascript, frames: scriptFrames },
  tsx: { id: 'tsx', grammar: 'tsx', table: ecmascript, frames: scriptFrames },
  c: { id: 'c', grammar: 'c', table: cFamily, frames: cFrames },
  cpp: { id: 'cpp', grammar: 'cpp', table: cFamily, frames: { ...cFrames, member: ['class A { ', ' };'] } },
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
