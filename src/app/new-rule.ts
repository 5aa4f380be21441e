import { join, resolve } from 'node:path';
import { exitCodes } from '../core/exit-code.ts';
import { writeAtomically } from '../io/atomic.ts';
import { kindAt } from '../io/path-kind.ts';
import { refuse, type Outcome } from './wish.ts';

const languages: Readonly<
  Record<string, { readonly ending: string; readonly comment: string; readonly call: string }>
> = {
  javascript: { ending: 'js', comment: '//', call: 'dangerous(input);' },
  typescript: { ending: 'ts', comment: '//', call: 'dangerous(input);' },
  python: { ending: 'py', comment: '#', call: 'dangerous(input)' },
  go: { ending: 'go', comment: '//', call: 'dangerous(input)' },
  java: { ending: 'java', comment: '//', call: 'dangerous(input);' },
  ruby: { ending: 'rb', comment: '#', call: 'dangerous(input)' },
  php: { ending: 'php', comment: '//', call: 'dangerous($input);' },
};

/** The languages that a new rule can start in. */
export const newRuleLanguages: readonly string[] = Object.keys(languages);

/** Writes a rule that runs and its test into a folder, and says how to go on. Nothing is overwritten. */
export function newRule(
  cwd: string,
  wish: { readonly name: string; readonly language: string; readonly folder: string },
): Outcome {
  const { name, language, folder } = wish;
  const words = languages[language];
  if (words === undefined || !/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    const message =
      words === undefined ? `there is no start for ${language}` : `“${name}” is not the name of a rule`;
    const todo =
      words === undefined
        ? `Use one of: ${newRuleLanguages.join(', ')}.`
        : 'Use small letters, digits and dashes: no-raw-query.';
    return refuse({ exit: exitCodes.usage, message, todo });
  }
  const files = [
    { path: join(folder, `${name}.yaml`), text: ruleText(name, language) },
    { path: join(folder, `${name}.${words.ending}`), text: testText(name, words, language) },
  ];
  const there = files.find(({ path }) => kindAt(resolve(cwd, path)) !== 'does not exist');
  if (there !== undefined)
    return refuse({
      exit: exitCodes.usage,
      message: `${there.path} exists already`,
      todo: 'Choose another name or --folder.',
    });
  for (const { path, text } of files) {
    const written = writeAtomically(resolve(cwd, path), text);
    if (!written.ok)
      return refuse({ exit: exitCodes.usage, message: written.error, todo: 'Choose a folder that exists.' });
  }
  const lines = [
    ...files.map(({ path }) => `wrote ${path}`),
    '',
    `next: holdfast rules test ${folder}`,
    `      holdfast scan --config ${folder}`,
  ];
  return { kind: 'text', text: `${lines.join('\n')}\n`, exit: exitCodes.done };
}

function ruleText(name: string, language: string): string {
  return [
    'rules:',
    `  - id: ${name}`,
    `    languages: [${language}]`,
    '    severity: HIGH',
    '    message: Say what is wrong with $X here, and what to do instead.',
    '    patterns:',
    '      - pattern: dangerous($X)',
    `      - pattern-not: dangerous("...")`,
    '    metadata:',
    '      title: A few words for lists',
    '      why: Why it matters, one sentence.',
    '      todo: What to do about it, one sentence.',
    '      confidence: medium',
    '      cwe: [CWE-20]',
    '      mitigations: [static-analysis]',
    '',
  ].join('\n');
}

function testText(
  name: string,
  { comment, call }: { comment: string; call: string },
  language: string,
): string {
  const [open, close] =
    language === 'java' ? ['class Test { void test(String input) {\n', '} }\n'] : ['', ''];
  const start =
    language === 'go' ? 'package test\n\nfunc test(input string) {\n' : language === 'php' ? '<?php\n' : open;
  const end = language === 'go' ? '}\n' : close;
  const safe = call.replace(/\$?input/, '"constant"');
  return `${start}${comment} ruleid: ${name}\n${call}\n${comment} ok: ${name}\n${safe}\n${end}`;
}
