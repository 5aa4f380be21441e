import { counted } from '../core/plural.ts';
import type { RuleInfo } from '../core/rule.ts';
import { fixturesMin } from '../gate/may-block.ts';
import { unbuiltEngines } from './engines.ts';
import type { Toolbox } from './toolbox.ts';

/** The rules of one engine or of all, and the same as a table for people. */
export function ruleList(
  tools: Toolbox,
  engine: string | undefined,
): {
  readonly rules: readonly RuleInfo[];
  readonly text: string;
} {
  const rules = tools.engines
    .filter(({ id }) => engine === undefined || id === engine)
    .flatMap((one) => one.rules);
  const width = Math.max(0, ...rules.map(({ id }) => id.length));
  const rows = rules.map((rule) => {
    const { bad, ok } = rule.fixtures;
    return `${rule.severity.padEnd(9)} ${rule.id.padEnd(width)}  ${`${bad} bad, ${ok} ok`.padEnd(14)} ${rule.title}`;
  });
  const unbuilt = unbuiltEngines.filter((id) => engine === undefined || id === engine);
  const gaps = unbuilt.length === 0 ? '' : `Not built yet: ${unbuilt.join(', ')}.\n`;
  const note = `A rule with fewer than ${fixturesMin} bad and ${fixturesMin} ok examples never blocks.\n`;
  const list = rows.length === 0 ? '' : `${rows.join('\n')}\n\n`;
  return {
    rules,
    text: `${list}${counted(rules.length, 'rule')}. ${note}${gaps}next: holdfast explain RULE\n`,
  };
}

/** One rule by its id. */
export function ruleById(tools: Toolbox, id: string): RuleInfo | undefined {
  return tools.rules.find((rule) => rule.id === id);
}
