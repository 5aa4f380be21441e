import { compilePattern } from '../../src/engines/sast/match/compile-pattern.ts';
import { isKind, partOf, type PatternNode } from '../../src/engines/sast/match/pattern.ts';
import type { PatternLanguage } from '../../src/engines/sast/match/parse-as-written.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import { partsOf, type Formula } from '../../src/formats/semgrep/formula.ts';
import type { Parsers } from '../../src/lang/index.ts';
import type { Places } from './dead-code.ts';

/**
 * Where dead code leaves the meaning of a rule as it is. A pattern that wants two statements next to each other, or a
 * body to be one statement and no more, means another thing when a statement is put there.
 */
export function placesFor(parsers: Parsers, language: PatternLanguage, rule: SemgrepRule): Places {
  const strict = formulasOf(rule).some((formula) => isStrict(parsers, language, formula));
  return strict ? 'definitions' : 'anywhere';
}

/** Whether a pattern of the rule speaks of an `if` with any condition at all: one that is dead is one too. */
export function speaksOfAnyIf(parsers: Parsers, language: PatternLanguage, rule: SemgrepRule): boolean {
  const speaks = (node: PatternNode): boolean => {
    const condition = isKind(node, 'if') ? partOf(node, 'condition') : undefined;
    return (condition !== undefined && condition.is !== 'node') || node.children.some(speaks);
  };
  const inFormula = (formula: Formula): boolean => {
    if (formula.kind !== 'pattern') return partsOf(formula).some(inFormula);
    const compiled = compilePattern(parsers, language, formula.pattern);
    return compiled.ok && compiled.value.nodes.some(speaks);
  };
  return formulasOf(rule).some(inFormula);
}

function formulasOf({ mode }: SemgrepRule): readonly Formula[] {
  if (mode.kind === 'search') return [mode.formula];
  const { sources, sinks, sanitizers, propagators } = mode.taint;
  return [...sources, ...sinks, ...sanitizers, ...propagators].map(({ formula }) => formula);
}

function isStrict(parsers: Parsers, language: PatternLanguage, formula: Formula): boolean {
  if (formula.kind === 'pattern') {
    const compiled = compilePattern(parsers, language, formula.pattern);
    if (!compiled.ok) return false;
    const { form, nodes } = compiled.value;
    return (form === 'statements' && haveNeighbours(nodes)) || nodes.some(hasStrictBody);
  }
  return partsOf(formula).some((part) => isStrict(parsers, language, part));
}

function haveNeighbours(nodes: readonly PatternNode[]): boolean {
  return nodes.some((node, at) => {
    const next = nodes[at + 1];
    return next !== undefined && !isAnything(node) && !isAnything(next);
  });
}

function hasStrictBody(node: PatternNode): boolean {
  if (isKind(node, 'block') && isFilled(node)) return true;
  return node.children.some(hasStrictBody);
}

/** A body with more than `...` or one metavariable in it that does not say `...` before and after. */
function isFilled({ children }: PatternNode): boolean {
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) return true;
  return !isAnything(first) || !isAnything(last) || haveNeighbours(children);
}

function isAnything(node: PatternNode): boolean {
  if (node.is === 'anything' || node.is === 'metavariables') return true;
  const [only] = node.children;
  return isKind(node, 'expression-statement') && only !== undefined && isAnything(only);
}
