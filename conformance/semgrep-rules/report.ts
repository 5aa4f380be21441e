import type { RuleOutcome, SuiteResults } from './suite.ts';

/** The results as Markdown: a row for each language, the tests of fixes, and every failure with its reason. */
export function reportOf({ rules, fixes, untested, notes }: SuiteResults, failuresMax: number): string {
  const languages = [...new Set(rules.map(({ language }) => language))].sort();
  const lines = [
    '| language | rules with tests | pass exactly | % | fail | not run | a scanner that never reports | without tests |',
    '|---|---|---|---|---|---|---|---|',
    ...languages.map((language) => row(language, rules, untested.get(language) ?? 0)),
    '',
    `Fixes: ${fixes.filter(({ passed }) => passed).length} of ${fixes.length} fixed files made exactly.`,
    '',
  ];
  const failed = rules.filter(({ outcome }) => outcome === 'failed');
  for (const { language, path, rule, reason } of failed.slice(0, failuresMax))
    lines.push(`- ${language} ${path} ${rule}: ${reason}`);
  for (const { path, reason } of fixes.filter(({ passed }) => !passed).slice(0, failuresMax))
    lines.push(`- fix ${path}: ${reason}`);
  for (const [reason, count] of reasonsNotRun(rules)) lines.push(`- not run, ${count} rules: ${reason}`);
  for (const note of notes) lines.push(`- note ${note}`);
  return `${lines.join('\n')}\n`;
}

function row(language: string, rules: readonly RuleOutcome[], untested: number): string {
  const own = rules.filter((one) => one.language === language);
  const count = (outcome: RuleOutcome['outcome']): number =>
    own.filter((one) => one.outcome === outcome).length;
  const passed = count('passed');
  const share = ((100 * passed) / own.length).toFixed(1);
  const silent = own.filter(({ nullPasses }) => nullPasses).length;
  return `| ${language} | ${own.length} | ${passed} | ${share} | ${count('failed')} | ${count('not-run')} | ${silent} | ${untested} |`;
}

function reasonsNotRun(rules: readonly RuleOutcome[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { outcome, reason } of rules)
    if (outcome === 'not-run') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
