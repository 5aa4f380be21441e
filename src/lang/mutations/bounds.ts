import { wordsOf } from '../routes/guard-kind.ts';
import type { Mutation } from './mutation.ts';
import type { SourceView } from './source-view.ts';

/** Options of libraries that bound what comes in. */
const options: ReadonlySet<string> = new Set([
  'limit',
  'limits',
  'filesize',
  'maxfilesize',
  'bodylimit',
  'max',
  'maxbytes',
  'fields',
  'files',
  'parts',
  'parameterlimit',
  'maxlength',
  'maxbodylength',
  'maxcontentlength',
  'attempts',
  'maxattempts',
  'maxretries',
  'points',
]);

/** Bounds that are written as numbers: a bound that nothing reaches. */
export function boundsAt(v: SourceView, node: number): readonly Mutation[] {
  const kind = v.kind(node);
  if (kind === 'pair' && v.isScript) return option(v, node);
  if (kind === 'variable' || kind === 'field')
    return constant(v, v.child(node, 'name'), v.child(node, 'value'));
  if (kind === 'assign' && v.isPython) return constant(v, v.child(node, 'left'), v.child(node, 'right'));
  return kind === 'keyword-argument' && v.isPython ? keyword(v, node) : [];
}

function option(v: SourceView, pair: number): readonly Mutation[] {
  const [key, value] = [v.child(pair, 'key'), v.child(pair, 'value')];
  const name = v.symbol(key);
  const isOption = options.has(name.toLowerCase()) && isGiven(v, v.parent(pair));
  if (!isOption && !isInLimits(v, v.parent(pair))) return [];
  const isText = v.kind(value) === 'string' && /^\d+\s?[kmg]?b$/iu.test(v.symbol(value));
  const isNamed = isOption && /^\w*limits?\b/iu.test(v.dotted(value));
  return isAmount(v, value) || isText || isNamed ? [bound(v, value, name)] : [];
}

/** An object that is, or is in, an argument of a call. */
function isGiven(v: SourceView, object: number): boolean {
  let at = object;
  for (let up = 0; up < 3; up++) {
    const parent = v.parent(at);
    if (v.kind(parent) === 'arguments') return true;
    if (v.kind(parent) !== 'pair' || v.kind(v.parent(parent)) !== 'object') return false;
    at = v.parent(parent);
  }
  return false;
}

/** `const limits = { … }`, also with `as const`. */
function isInLimits(v: SourceView, object: number): boolean {
  const parent = v.kind(v.parent(object)) === 'cast' ? v.parent(v.parent(object)) : v.parent(object);
  return v.kind(parent) === 'variable' && isBoundName(v.symbol(v.child(parent, 'name')));
}

function constant(v: SourceView, target: number, value: number): readonly Mutation[] {
  const name = v.kind(target) === 'identifier' ? v.symbol(target) : '';
  return isBoundName(name) && isAmount(v, value) ? [bound(v, value, name)] : [];
}

/** `limit=100` and its like in a call. */
function keyword(v: SourceView, node: number): readonly Mutation[] {
  const name = v.symbol(v.child(node, 'name'));
  const value = v.child(node, 'value');
  const isOption = options.has(name.replaceAll('_', '').toLowerCase());
  return isOption && isAmount(v, value) ? [bound(v, value, name)] : [];
}

function isBoundName(name: string): boolean {
  return /\b(?:max|maximum|limit|limits)\b/u.test(wordsOf(name));
}

/** A number, or a product of numbers and names, such as `4 * MiB`. */
function isAmount(v: SourceView, node: number, depth = 0): boolean {
  const kind = v.kind(node);
  if (kind === 'number') return true;
  if (depth > 0 && kind === 'identifier') return true;
  if (kind !== 'binary' || depth > 6 || !['*', '<<', '**', '+'].includes(v.symbol(node))) return false;
  const [left, right] = [v.child(node, 'left'), v.child(node, 'right')];
  const hasNumber =
    v.kind(left) === 'number' || v.kind(right) === 'number' || depth > 0 || v.kind(left) === 'binary';
  return hasNumber && isAmount(v, left, depth + 1) && isAmount(v, right, depth + 1);
}

function bound(v: SourceView, value: number, name: string): Mutation {
  return {
    control: 'limit',
    start: v.start(value),
    end: v.end(value),
    replacement: largest(v),
    title: `Lift the bound ${name}`,
    reason: `${name} bounds what is taken in.`,
  };
}

/** The largest number that fits everywhere. */
function largest(v: SourceView): string {
  if (v.isScript) return 'Number.MAX_SAFE_INTEGER';
  return v.language === 'java' ? 'Integer.MAX_VALUE' : '2147483647';
}
