import type { Found, Weakness } from './weakness-score.ts';

/** An application with what was found of its weaknesses. */
export interface ScoredApp {
  readonly repository: string;
  readonly commit: string;
  readonly weaknesses: readonly { readonly weakness: Weakness; readonly found: Found | undefined }[];
}

/** Recall as Markdown: for each application, and each weakness one by one. */
export function recallTable(apps: readonly ScoredApp[], absent: readonly string[]): string {
  const all = apps.flatMap(({ weaknesses }) => weaknesses);
  return [
    '# Recall on applications that are vulnerable on purpose',
    '',
    'The weaknesses are those of the injection class that each application’s own documents name, listed before the rules ran. Found: a',
    'finding whose weakness is of the same family lies in that file, on the line or in the same function.',
    '',
    '| application | commit | weaknesses | found | recall |',
    '| --- | --- | ---: | ---: | ---: |',
    ...apps.map(({ repository, commit, weaknesses }) => total(repository, commit.slice(0, 12), weaknesses)),
    total('all', '', all),
    '',
    ...(absent.length === 0 ? [] : [`Not looked at, because it is not there: ${absent.join(', ')}.`, '']),
    ...apps.flatMap(listing),
  ].join('\n');
}

function total(name: string, commit: string, weaknesses: ScoredApp['weaknesses']): string {
  const found = weaknesses.filter((one) => one.found !== undefined).length;
  const share = weaknesses.length === 0 ? '-' : `${((100 * found) / weaknesses.length).toFixed(1)} %`;
  return `| ${name} | ${commit} | ${weaknesses.length} | ${found} | ${share} |`;
}

function listing({ repository, weaknesses }: ScoredApp): readonly string[] {
  return [
    `## ${repository}`,
    '',
    '| weakness | what | CWE | where | documented in | found by | at |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...weaknesses.map(({ weakness, found }) => {
      const { id, what, cwe, at, documentedIn } = weakness;
      const where = at.map(({ path, line }) => `${path}:${line}`).join('<br>');
      const by = found === undefined ? '**missed**' : found.rules.join(', ');
      const cells = [id, what, cwe.join(', '), where, documentedIn, by, found?.place ?? ''];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
    '',
  ];
}
