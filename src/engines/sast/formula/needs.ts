import type { Need } from '../../../lang/regex/needs.ts';
import type { CompiledFormula } from './compiled.ts';

const needsMax = 8;
const choicesMax = 40;

/** What a file must hold for the formula to match: everything its positive parts need, one of it for each choice. */
export function needsOfFormula(formula: CompiledFormula): readonly Need[] {
  const own = needsOfShape(formula);
  // What a metavariable stands for is text of the file, so what its expression needs has to be there.
  const asked = formula.where.flatMap((one) =>
    one.kind === 'regex' && !one.constants ? one.regex.translated.needs : [],
  );
  return asked.length === 0 ? own : [...own, ...asked].slice(0, needsMax);
}

function needsOfShape(formula: CompiledFormula): readonly Need[] {
  switch (formula.kind) {
    case 'leaf':
      return formula.leaf.matcher.needs;
    case 'all':
      return formula.parts.flatMap(needsOfFormula).slice(0, needsMax);
    case 'any':
      return oneOf(formula.parts.map(needsOfFormula));
    case 'inside':
    case 'anywhere':
      return needsOfFormula(formula.of);
    case 'not':
      return [];
  }
}

/** Something of each branch; nothing when a branch needs nothing. */
function oneOf(branches: readonly (readonly Need[])[]): readonly Need[] {
  const texts: string[] = [];
  const bests = branches.map(([best]) => best);
  const caseless = bests.some((best) => best?.caseless);
  for (const best of bests) {
    if (best === undefined) return [];
    texts.push(...(caseless ? best.oneOf.map((text) => text.toLowerCase()) : best.oneOf));
  }
  return texts.length > choicesMax ? [] : [{ oneOf: [...new Set(texts)], caseless }];
}
