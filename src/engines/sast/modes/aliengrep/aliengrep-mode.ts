import { limits } from '../../../../core/limits.ts';
import { ok } from '../../../../core/result.ts';
import type { Need } from '../../../../lang/regex/needs.ts';
import { Budget } from '../../formula/budget.ts';
import type { LeafMatches, LeafPattern, LeafProvider, LeafRange } from '../../formula/leaf.ts';
import type { Binding, Bindings } from '../../formula/range.ts';
import { alienMatchAt } from './matcher.ts';
import type { AlienCapture } from './matcher.ts';
import { AlienText } from './nodes.ts';
import { aliengrepOptions } from './options.ts';
import type { AliengrepOptions } from './options.ts';
import { readAlienPattern } from './pattern.ts';
import type { AlienStep } from './pattern.ts';

/** The other engine for generic patterns: words, brackets that pair over lines, and ellipses without a line limit. */
export const aliengrepMode: LeafProvider = {
  handles: (analyser) => analyser === 'aliengrep',
  compile({ text, options }: LeafPattern) {
    const own = aliengrepOptions(options);
    const steps = readAlienPattern(text, own);
    if (!steps.ok) return steps;
    return ok({
      needs: needsOf(steps.value, own),
      match: ({ subject }) => search(subject.text, steps.value, own),
    });
  },
};

const needsMax = 4;

function needsOf(steps: readonly AlienStep[], { caseless }: AliengrepOptions): readonly Need[] {
  const words = steps.flatMap((step) => (step.kind === 'word' && step.text.length > 1 ? [step.text] : []));
  const longest = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, needsMax);
  return longest.map((word) => ({ oneOf: [caseless ? word.toLowerCase() : word], caseless }));
}

/** Matches from left to right, none overlapping. */
function search(text: string, steps: readonly AlienStep[], options: AliengrepOptions): LeafMatches {
  const budget = new Budget(limits.genericSteps);
  const source = new AlienText(text, options, budget);
  const ranges: LeafRange[] = [];
  for (let at = 0; at <= text.length && !budget.spent;) {
    const match = alienMatchAt(source, steps, at, { options, budget });
    if (match !== undefined) {
      const { start, end, captures } = match;
      ranges.push({ start, end, bindings: bindingsOf(text, captures) });
    }
    at = match === undefined || match.end === at ? at + 1 : match.end;
  }
  return budget.spent ? { ranges, problem: tooMuch } : { ranges };
}

const tooMuch = `a generic pattern takes more than ${limits.genericSteps} steps on this file`;

function bindingsOf(text: string, captures: AlienCapture | undefined): Bindings {
  const bindings = new Map<string, Binding>();
  for (let one = captures; one !== undefined; one = one.before) {
    const { name, start, end } = one;
    const value = text.slice(start, end);
    bindings.set(name, { text: value, start, end, value, content: { text: value, start } });
  }
  return bindings;
}
