import { limits } from '../../../core/limits.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { RegexMatch } from '../../../lang/regex/compiled-regex.ts';
import { hasHighEntropy } from '../analysis/entropy.ts';
import { mayBacktrackForever } from '../analysis/redos.ts';
import { holdsComparison } from './comparison/evaluate.ts';
import type { CompiledCondition } from './compiled.ts';
import type { Evaluate, Evaluation } from './evaluation.ts';
import type { Scope } from './leaf.ts';
import { joined } from './range.ts';
import type { Binding, Bindings, Range } from './range.ts';

/** Where conditions are asked, and how the formulas in them are evaluated. */
export interface Asking {
  readonly run: Evaluation;
  readonly scope: Scope;
  readonly evaluate: Evaluate;
}

/**
 * The ranges for which every condition holds. A condition that binds metavariables of its own gives, besides the
 * range as it was, one for each way it bound them.
 */
export function holding(
  conditions: readonly CompiledCondition[],
  ranges: readonly Range[],
  at: Asking,
): readonly Range[] {
  return ranges.flatMap((range) => {
    const ways: Bindings[] = [];
    for (const condition of conditions) {
      const bound = waysOf(condition, range, at);
      if (bound === undefined) return [];
      ways.push(...bound);
    }
    const more = ways.flatMap((way) => {
      const bindings = joined(range.bindings, way);
      return bindings === range.bindings ? [] : [{ ...range, bindings }];
    });
    return [range, ...more];
  });
}

/** New bindings that a condition gives, perhaps none; undefined when it does not hold. */
function waysOf(condition: CompiledCondition, range: Range, at: Asking): readonly Bindings[] | undefined {
  const { run, scope } = at;
  if (!run.budget.spend(1)) return undefined;
  if (condition.kind === 'comparison') {
    return holdsComparison(condition, range.bindings, run) ? [] : undefined;
  }
  const binding = range.bindings.get(condition.metavariable);
  if (binding === undefined) return undefined;
  switch (condition.kind) {
    case 'regex':
      return regexWays(condition, binding, run.problems);
    case 'analysis': {
      const text = binding.content?.text ?? binding.text;
      const answer = condition.analyzer === 'entropy' ? hasHighEntropy(text) : mayBacktrackForever(text);
      return answer ? [] : undefined;
    }
    case 'type':
      return condition.provider.hasType?.(scope, binding, condition.types) === true ? [] : undefined;
    case 'pattern':
      return patternWays(condition, binding, range, at);
  }
}

/** Matched from the start of the value; groups become metavariables. */
function regexWays(
  { regex, constants }: CompiledCondition & { readonly kind: 'regex' },
  binding: Binding,
  problems: Set<string>,
): readonly Bindings[] | undefined {
  const text = constants && binding.value !== undefined ? String(binding.value) : binding.text;
  const match = regex.atStart(new Subject(text));
  if (regex.gaveUp)
    problems.add(`a regular expression takes more than ${limits.regexSteps} steps on a value`);
  if (match === undefined) return undefined;
  const groups = groupBindings(match, text, { names: regex.translated.names, offset: binding.start });
  return groups.size === 0 ? [] : [groups];
}

/** Numbered groups as `$1` and named ones as `$NAME`. */
export function groupBindings(
  { groups }: RegexMatch,
  text: string,
  { names, offset }: { readonly names: ReadonlyMap<string, number>; readonly offset: number },
): Bindings {
  const bindings = new Map<string, Binding>();
  const bind = (name: string, index: number): void => {
    const place = groups[index];
    if (place === undefined) return;
    const [start, end] = place;
    const value = text.slice(start, end);
    bindings.set(name, {
      text: value,
      value,
      start: start + offset,
      end: end + offset,
      content: { text: value, start: start + offset },
    });
  };
  for (const [name, index] of names) bind(`$${name}`, index);
  for (let index = 1; index < groups.length; index++) bind(`$${index}`, index);
  return bindings;
}

/** Looks for a formula in the value: in its tree, or in its text when it is of a language of its own. */
function patternWays(
  condition: CompiledCondition & { readonly kind: 'pattern' },
  binding: Binding,
  range: Range,
  { run, scope, evaluate }: Asking,
): readonly Bindings[] | undefined {
  const nested = nestedScope(condition, scope, binding);
  if (nested?.part === undefined) return undefined;
  const offset = nested.part.start;
  const found = evaluate(run, condition.formula, nested, {
    ...range,
    start: 0,
    end: nested.subject.text.length,
    kind: 'plain',
  });
  // What was found here is not asked again for this value.
  run.known.delete(nested);
  if (found.length === 0) return undefined;
  return found.map(({ bindings }) => shifted(bindings, range.bindings, offset));
}

function nestedScope(
  { analyser, ownLanguage }: CompiledCondition & { readonly kind: 'pattern' },
  scope: Scope,
  binding: Binding,
): Scope | undefined {
  const literal = ownLanguage ? binding.content : undefined;
  const anyText = analyser === 'generic' || analyser === 'aliengrep' || !ownLanguage;
  if (literal === undefined && !anyText) return undefined;
  const text = literal?.text ?? binding.text;
  const start = literal?.start ?? binding.start;
  const end = literal === undefined ? binding.end : start + text.length;
  return {
    subject: new Subject(text),
    analyser,
    part: { of: scope, start, end, sameLanguage: !ownLanguage },
  };
}

/** Bindings that are new, placed in the outer text. */
function shifted(found: Bindings, known: Bindings, offset: number): Bindings {
  const bindings = new Map<string, Binding>();
  for (const [name, binding] of found) {
    if (known.has(name)) continue;
    const { content } = binding;
    bindings.set(name, {
      ...binding,
      start: binding.start + offset,
      end: binding.end + offset,
      ...(content === undefined ? {} : { content: { ...content, start: content.start + offset } }),
    });
  }
  return bindings;
}
