import { counted } from '../core/plural.ts';
import type { RuleInfo } from '../core/rule.ts';
import { fixturesMin } from '../gate/may-block.ts';
import type { RuleProof } from '../triage/precision/rule-proof.ts';
import { unbuiltEngines } from './engines.ts';
import { proofsOf } from './proofs.ts';
import type { Toolbox } from './toolbox.ts';

/** A rule with what the labels that come with Holdfast prove of its precision. */
export interface ListedRule extends RuleInfo {
  readonly precision: Pick<RuleProof, 'n' | 'lowerBound' | 'proven'>;
}

/**
 * The rules of one engine or of all, and the same as a table for people. Precision is by corpora alone: what a
 * repository's own labels prove, `explain` tells. `now` in milliseconds since 1970.
 */
export function ruleList(
  tools: Toolbox,
  engine: string | undefined,
  now: number,
): {
  readonly rules: readonly ListedRule[];
  readonly text: string;
} {
  const rules = tools.engines
    .filter(({ id }) => engine === undefined || id === engine)
    .flatMap((one) => one.rules);
  const proofs = proofsOf(rules, { labels: tools.corpusLabels, decisions: [], now });
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const rows = rules.map((rule) => {
    const { bad, ok } = rule.fixtures;
    const examples = `${bad} bad, ${ok} ok`.padEnd(14);
    return `${rule.severity.padEnd(9)} ${rule.id.padEnd(width)}  ${examples} ${shortly(rule, proofs.get(rule.id)).padEnd(14)} ${rule.title}`;
  });
  const unbuilt = unbuiltEngines.filter((id) => engine === undefined || id === engine);
  const gaps = unbuilt.length === 0 ? '' : `Not built yet: ${unbuilt.join(', ')}.\n`;
  const note = `A rule with fewer than ${fixturesMin} bad and ${fixturesMin} ok examples never blocks.\n`;
  const list = rows.length === 0 ? '' : `${rows.join('\n')}\n\n`;
  return {
    rules: rules.map((rule) => listed(rule, proofs.get(rule.id))),
    text: `${list}${counted(rules.length, 'rule')}. ${note}${gaps}next: holdfast explain RULE\n`,
  };
}

function shortly({ proof }: RuleInfo, measured: RuleProof | undefined): string {
  if (proof === 'by-construction') return 'exact';
  if (measured === undefined || measured.n === 0) return 'not measured';
  const n = Math.round(measured.n * 10) / 10;
  return `>= ${(100 * measured.lowerBound).toFixed(0)} % (n ${n})`;
}

function listed(rule: RuleInfo, proof: RuleProof | undefined): ListedRule {
  const { n, lowerBound, proven } = proof ?? { n: 0, lowerBound: 0, proven: false };
  return { ...rule, fixtures: { ...rule.fixtures }, precision: { n, lowerBound, proven } };
}

/** One rule by its id. */
export function ruleById(tools: Toolbox, id: string): RuleInfo | undefined {
  return tools.rules.find((rule) => rule.id === id);
}
