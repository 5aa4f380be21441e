import type { TestOutcome } from './outcome.ts';

/** The outcomes as Markdown: a row for each language, and every test that did not pass with its reason. */
export function reportOf(outcomes: readonly TestOutcome[]): string {
  const languages = [...new Set(outcomes.map(({ language }) => language))];
  const failures = outcomes
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ language, name, reason }) => `- ${language} ${name}: ${reason}`);
  const lines = [
    '| language | tests | pass exactly | % of those run | fail | not run | a scanner that never reports |',
    '|---|---|---|---|---|---|---|',
    ...languages.map((language) =>
      row(
        language,
        outcomes.filter((one) => one.language === language),
      ),
    ),
    '',
    ...failures,
    ...reasonsNotRun(outcomes),
  ];
  return `${lines.join('\n')}\n`;
}

function row(language: string, own: readonly TestOutcome[]): string {
  const count = (outcome: TestOutcome['outcome']): number =>
    own.filter((one) => one.outcome === outcome).length;
  const [passed, failed, notRun] = [count('passed'), count('failed'), count('not-run')];
  const share = passed + failed === 0 ? '-' : ((100 * passed) / (passed + failed)).toFixed(1);
  const silent = own.filter((one) => one.outcome !== 'not-run' && one.nullPasses).length;
  return `| ${language} | ${own.length} | ${passed} | ${share} | ${failed} | ${notRun} | ${silent} |`;
}

function reasonsNotRun(outcomes: readonly TestOutcome[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { outcome, reason } of outcomes)
    if (outcome === 'not-run') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, count]) => `- not run, ${count} tests: ${reason}`);
}
