import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleWords } from './rule-words.ts';
import type { Hit, Place } from './scan.ts';

const around = 25;
const aroundStep = 4;

/**
 * What somebody needs to tell whether a finding is true: the rule in its own words, the code and the way through it.
 * Nothing of severity, of confidence or of other findings, which would hint at the answer.
 */
export function labellingText(id: string, hit: Hit, words: RuleWords | undefined, folder: string): string {
  const { repository, commit, rule, path, line, message, steps } = hit;
  return [
    `# ${id}`,
    '',
    `- rule: ${rule}: ${words?.title ?? ''}`,
    `- repository: ${repository} at ${commit}`,
    `- place: ${path}:${line}`,
    `- checkout: ${folder}`,
    '',
    `The rule says: ${message}`,
    '',
    words?.why ?? '',
    '',
    words?.explanation ?? '',
    '',
    '## Code',
    '',
    ...codeAround(folder, { path, line, message: '' }, around),
    ...(steps.length === 0 ? [] : ['', '## Way from source to sink', '']),
    ...steps.flatMap((step, n) => [
      `${n + 1}. ${step.path}:${step.line}: ${step.message}`,
      '',
      ...codeAround(folder, step, aroundStep),
      '',
    ]),
    '',
  ].join('\n');
}

/** The lines around a place as a block of code, the line itself marked. */
export function codeAround(folder: string, { path, line }: Place, reach: number): readonly string[] {
  const file = join(folder, path);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const first = Math.max(1, line - reach);
  const shown = lines.slice(first - 1, line + reach).map((text, n) => {
    const number = first + n;
    return `${number === line ? '>' : ' '} ${String(number).padStart(5)}  ${text.slice(0, 240)}`;
  });
  return ['````', ...shown, '````'];
}
