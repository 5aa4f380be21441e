import type { SuiteResult } from './suite.ts';

/** The report of one configuration. It shows no example: they hold tokens. */
export function reportOf(name: string, suite: SuiteResult, bar: number): string {
  const share = (suite.passed.length / suite.withExamples) * 100;
  return [
    `## ${name}`,
    '',
    `| | |`,
    `| --- | --- |`,
    `| rules | ${suite.rules} |`,
    `| with examples | ${suite.withExamples} (${suite.bad} to find, ${suite.ok} to leave) |`,
    `| passed | ${suite.passed.length} (${share.toFixed(1)} %; bar ${bar * 100} %) |`,
    `| an engine that finds nothing would pass | ${suite.passedByNothing} |`,
    `| without examples | ${suite.withoutExamples.join(', ') || 'none'} |`,
    '',
    ...(suite.failures.length === 0
      ? []
      : ['### Failed', '', ...suite.failures.map((one) => `- ${one.rule}: ${one.reason}`), '']),
    ...section('Not honoured', suite.notHonoured),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [
    `### ${title}`,
    '',
    ...(lines.length === 0 ? ['Nothing.'] : lines.map((line) => `- ${line}`)),
    '',
    '',
  ];
}
