import { type LiteralScan, literalScan } from '../automaton/literal-scan.ts';
import { buildDfa } from '../dfa.ts';
import type { CompiledRule } from './compile-rule.ts';

/** Rules of other scanners made ready to search; build it once. */
export interface ForeignSet {
  readonly rules: readonly CompiledRule[];
  readonly scan: LiteralScan;
  /** What each literal of the scan stands for. */
  readonly literals: readonly Literal[];
  /** For each rule, the places of the rules that it requires; undefined in it for one that is not there. */
  readonly required: readonly (readonly (number | undefined)[])[];
}

export interface Literal {
  /** Bytes of it. */
  readonly length: number;
  /** Rules, by place, with a window around it. */
  readonly anchorOf: readonly number[];
  /** Rules, by place, of which it is a keyword. */
  readonly keywordOf: readonly number[];
}

/** One automaton over the anchors and keywords of all rules. */
export function buildForeignSet(rules: readonly CompiledRule[]): ForeignSet {
  const literals = new Map<string, { length: number; anchorOf: number[]; keywordOf: number[] }>();
  const at = (text: string): { anchorOf: number[]; keywordOf: number[] } => {
    const folded = text.toLowerCase();
    const literal = literals.get(folded) ?? { length: folded.length, anchorOf: [], keywordOf: [] };
    literals.set(folded, literal);
    return literal;
  };
  const places = new Map(rules.map(({ rule }, place) => [rule.id, place]));
  for (const [place, { window, keywords }] of rules.entries()) {
    for (const text of new Set(window?.anchors.texts.map((one) => one.toLowerCase())))
      at(text).anchorOf.push(place);
    for (const text of new Set(keywords)) at(text).keywordOf.push(place);
  }
  return {
    rules,
    scan: literalScan(buildDfa([...literals.keys()])),
    literals: [...literals.values()],
    required: rules.map(({ spec }) =>
      spec.required.map(({ id }) => places.get(`secrets/${spec.tool}:${id}`)),
    ),
  };
}
