import { err, ok, type Result } from '../../../core/result.ts';
import { shannonEntropy } from './entropy.ts';
import { evaluateExpr } from './expr/evaluate.ts';
import type { Expr, Value } from './expr/node.ts';
import { parseExpr } from './expr/parse.ts';
import { contentPattern, isFound, type Pattern } from './pattern.ts';
import { Subject } from '../../../lang/regex/subject.ts';

/** A filter of a rule or of a whole file of rules. */
export interface Filter {
  /** Whether what the variables tell of is left out; an error when that cannot be said. */
  holds(variables: ReadonlyMap<string, Value>): Result<boolean, string>;
}

/**
 * Compiles a filter in the language of betterleaks. `refused` is told of functions that are not here: they count as
 * false, so that more is found, not less.
 */
export function compileFilter(text: string, refused: (reason: string) => void): Filter | undefined {
  const expr = parseExpr(inLatin1(text));
  if (!expr.ok) {
    refused(`the expression is not understood: ${expr.error}`);
    return undefined;
  }
  for (const name of new Set(callsIn(expr.value))) {
    if (!functions.has(name)) refused(`the function ${name} is not here and counts as false; more is found`);
  }
  const patterns = new Map<string, Pattern | undefined>();
  for (const written of patternsIn(expr.value)) {
    const pattern = contentPattern(written);
    patterns.set(written, pattern.ok ? pattern.value : undefined);
    if (!pattern.ok) refused(`an expression is not supported: ${pattern.error}`);
  }
  return {
    holds(variables) {
      const value = evaluateExpr(expr.value, {
        variables,
        call: (name, args) => functions.get(name)?.(args, patterns) ?? ok(false),
      });
      return value.ok ? ok(value.value === true) : value;
    },
  };
}

type Call = (
  args: readonly Value[],
  patterns: ReadonlyMap<string, Pattern | undefined>,
) => Result<Value, string>;

const filters: readonly (readonly [string, Call])[] = [
  ['entropy', ([text]) => (typeof text === 'string' ? ok(shannonEntropy(text)) : wrong('entropy'))],
  [
    'matchesAny',
    ([text, all], patterns) => {
      if (typeof text !== 'string' || !isTexts(all)) return wrong('matchesAny');
      return ok(all.some((one) => found(patterns.get(one), text)));
    },
  ],
  [
    'containsAny',
    ([text, all]) => {
      if (typeof text !== 'string' || !isTexts(all)) return wrong('containsAny');
      const lower = text.toLowerCase();
      return ok(all.some((one) => lower.includes(one)));
    },
  ],
  [
    'findMatch',
    ([text, written], patterns) => {
      if (typeof text !== 'string' || typeof written !== 'string') return wrong('findMatch');
      const match = patterns.get(written)?.regex.all(new Subject(text)).matches[0];
      return ok(match === undefined ? '' : text.slice(match.start, match.end));
    },
  ],
];

const functions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ...filters,
  ...filters.map(([name, call]) => [`filter.${name}`, call] as const),
  [
    'len',
    ([of]) => {
      if (typeof of === 'string' || Array.isArray(of)) return ok(of.length);
      return of instanceof Map ? ok(of.size) : wrong('len');
    },
  ],
  ['max', (args) => (isNumbers(args) ? ok(Math.max(...args)) : wrong('max'))],
  ['min', (args) => (isNumbers(args) ? ok(Math.min(...args)) : wrong('min'))],
  ['lower', ([text]) => (typeof text === 'string' ? ok(text.toLowerCase()) : wrong('lower'))],
  ['upper', ([text]) => (typeof text === 'string' ? ok(text.toUpperCase()) : wrong('upper'))],
  ['trim', ([text]) => (typeof text === 'string' ? ok(text.trim()) : wrong('trim'))],
  ['get', ([of, key, absent = null]) => ok((of instanceof Map ? of.get(key) : undefined) ?? absent)],
]);

function found(pattern: Pattern | undefined, text: string): boolean {
  return pattern !== undefined && isFound(pattern, text);
}

function wrong(name: string): Result<Value, string> {
  return err(`${name} was given something of another kind`);
}

function isTexts(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isNumbers(values: readonly Value[]): values is readonly number[] {
  return values.length > 0 && values.every((value) => typeof value === 'number');
}

function callsIn(expr: Expr): readonly string[] {
  const inside = partsOf(expr).flatMap(callsIn);
  return expr.kind === 'call' ? [expr.name, ...inside] : inside;
}

/** The texts that are given to functions as expressions. */
function patternsIn(expr: Expr): readonly string[] {
  const inside = partsOf(expr).flatMap(patternsIn);
  if (expr.kind !== 'call' || !/(?:^|\.)(?:matchesAny|findMatch)$/.test(expr.name)) return inside;
  return [...inside, ...expr.args.slice(1).flatMap(textsIn)];
}

function textsIn(expr: Expr): readonly string[] {
  if (expr.kind === 'value' && typeof expr.value === 'string') return [expr.value];
  return partsOf(expr).flatMap(textsIn);
}

function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'list':
      return expr.items;
    case 'map':
      return expr.entries.map(([, value]) => value);
    case 'not':
    case 'minus':
      return [expr.of];
    case 'binary':
      return [expr.left, expr.right];
    case 'choice':
      return [expr.test, expr.yes, expr.no];
    case 'index':
      return [expr.of, expr.at];
    case 'slice':
      return [expr.of, expr.from, expr.to].filter((one) => one !== undefined);
    case 'call':
      return expr.args;
    case 'let':
      return [expr.value, expr.body];
    default:
      return [];
  }
}

function inLatin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}
