import type { RuleOutcome } from '../semgrep-rules/suite.ts';
import type { Amount } from './changed-file.ts';

/** One run of the suite over changed files. */
export interface ChangedRun {
  readonly name: string;
  readonly rules: readonly RuleOutcome[];
  readonly amounts: ReadonlyMap<string, Amount>;
}

/** Pass rates before and after each change, the loss in points, and every test that was lost, as Markdown. */
export function robustReport(before: readonly RuleOutcome[], runs: readonly ChangedRun[]): string {
  const languages = [...new Set(before.map(({ language }) => language))].sort();
  const lines = [
    `| language | rules | before | ${runs.map(({ name }) => `${name} | loss`).join(' | ')} |`,
    `|---|---|---|${'---|---|'.repeat(runs.length)}`,
  ];
  for (const language of languages) {
    const start = passRate(before, language);
    if (start.passed === 0) continue;
    const cells = runs.map(({ rules }) => {
      const { percent } = passRate(rules, language);
      return `${percent.toFixed(1)} | ${(start.percent - percent).toFixed(1)}`;
    });
    lines.push(`| ${language} | ${start.count} | ${start.percent.toFixed(1)} | ${cells.join(' | ')} |`);
  }
  for (const run of runs)
    lines.push('', `## ${run.name}`, '', ...amountLines(run), '', ...lostLines(before, run));
  return `${lines.join('\n')}\n`;
}

/** Of the rules that can be run at all. */
function passRate(
  rules: readonly RuleOutcome[],
  language: string,
): { readonly count: number; readonly passed: number; readonly percent: number } {
  const own = rules.filter((one) => one.language === language && one.outcome !== 'not-run');
  const passed = own.filter(({ outcome }) => outcome === 'passed').length;
  return { count: own.length, passed, percent: own.length === 0 ? 0 : (100 * passed) / own.length };
}

function amountLines({ amounts }: ChangedRun): readonly string[] {
  return [...amounts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([language, one]) =>
        `- ${language}: ${one.files} files; ${one.names} names in ${one.renamedFiles}; ${one.pieces} pieces of dead code in ${one.filledFiles}; ${one.strictFiles} of them for rules whose patterns want statements next to each other; ${one.selfReported} for rules that report dead code by what it is; ${one.refused} not renamed as they would parse differently`,
    );
}

function lostLines(before: readonly RuleOutcome[], { rules }: ChangedRun): readonly string[] {
  const passed = new Set(before.filter(({ outcome }) => outcome === 'passed').map(keyOf));
  return rules
    .filter((one) => one.outcome === 'failed' && passed.has(keyOf(one)))
    .map(({ language, path, rule, reason }) => `- lost ${language} ${path} ${rule}: ${reason}`);
}

function keyOf({ language, path, rule }: RuleOutcome): string {
  return `${language} ${path} ${rule}`;
}
