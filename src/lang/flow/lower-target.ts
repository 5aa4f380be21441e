import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Expression, Part, Target } from './flow.ts';
import type { Lowering } from './lowering.ts';

/** What a pattern takes a value apart into. */
export function lowerTarget(low: Lowering, node: number): Target {
  const { tree } = low;
  if (node < 0) return { kind: 'nothing', node };
  switch (kindOf(tree, node)) {
    case 'identifier':
      if (symbolOf(tree, node) === '_') return { kind: 'nothing', node };
      return { kind: 'place', node, place: placeAt(low, node) };
    case 'member':
    case 'index':
      return { kind: 'place', node, place: placeAt(low, node) };
    case 'tuple':
    case 'array':
    case 'set':
      return { kind: 'parts', node, parts: listParts(low, childrenOf(tree, node)) };
    case 'object':
      return { kind: 'parts', node, parts: keyedParts(low, node) };
    case 'pair':
      return lowerTarget(low, valueChild(tree, node));
    case 'variable':
    case 'parameter':
      return lowerTarget(low, childIn(tree, node, 'name'));
    case 'assign':
      // A default, or a name for the whole (`name @ pattern`).
      return lowerTarget(low, childIn(tree, node, 'left'));
    case 'spread':
    case 'cast':
    case 'await':
      return lowerTarget(low, valueChild(tree, node));
    case 'unary': {
      const target = lowerTarget(low, childIn(tree, node, 'operand'));
      // `*p = v` writes what p points to, not p.
      const isBehind = symbolOf(tree, node) === '*' && target.kind === 'place';
      return isBehind ? { ...target, place: { op: 'same', node: -1, of: target.place } } : target;
    }
    case 'call':
    case 'new':
      // `Some(x)` in a pattern.
      return {
        kind: 'parts',
        node,
        parts: listParts(low, childrenOf(tree, childIn(tree, node, 'arguments'))),
      };
    case 'other':
      return { kind: 'parts', node, parts: listParts(low, childrenOf(tree, node)).map(anyKey) };
    default:
      return { kind: 'nothing', node };
  }
}

/** What is written to is no call, even where the same name read would be one. */
function placeAt(low: Lowering, node: number): Expression {
  const place = low.expression(node);
  return place.op === 'call' && place.bare === true ? place.callee : place;
}

function anyKey(part: Part): Part {
  return { ...part, key: undefined };
}

/** `[a, , ...rest]`: parts by position; an entry with a key has that. */
function listParts(low: Lowering, items: readonly number[]): readonly Part[] {
  const { tree } = low;
  const parts: Part[] = [];
  let restSeen = false;
  for (const [at, item] of items.entries()) {
    const kind = kindOf(tree, item);
    if (kind === 'type' || kind === 'modifier' || kind === 'comment') continue;
    if (kind === 'pair') {
      parts.push(pairPart(low, item));
      continue;
    }
    const isRest = kind === 'spread';
    const key = isRest || restSeen ? undefined : String(at);
    restSeen ||= isRest;
    const target = lowerTarget(low, item);
    const part = { key, target, default: defaultOf(low, item) };
    parts.push(isRest ? { ...part, rest: [], ...(at > 0 ? { from: at } : {}) } : part);
  }
  return parts;
}

function keyedParts(low: Lowering, node: number): readonly Part[] {
  const { tree } = low;
  const parts: Part[] = [];
  for (const item of childrenOf(tree, node)) {
    const kind = kindOf(tree, item);
    if (kind === 'pair') parts.push(pairPart(low, item));
    else if (kind === 'spread' || kind === 'keyword-spread') {
      const taken = parts.flatMap(({ key }) => (key === undefined ? [] : [key]));
      parts.push({ key: undefined, target: lowerTarget(low, item), default: undefined, rest: taken });
    } else if (kind === 'identifier' || kind === 'assign') {
      const name = kind === 'assign' ? childIn(tree, item, 'left') : item;
      parts.push({
        key: symbolOf(tree, name),
        target: lowerTarget(low, item),
        default: defaultOf(low, item),
      });
    }
  }
  return parts;
}

function pairPart(low: Lowering, pair: number): Part {
  const { tree } = low;
  const key = childIn(tree, pair, 'key');
  const value = valueChild(tree, pair);
  const name = keyText(tree, key);
  const target = lowerTarget(low, value < 0 ? key : value);
  return { key: name, target, default: value < 0 ? undefined : defaultOf(low, value) };
}

/** The text of a literal key; undefined for one that is computed. */
export function keyText(tree: FlatTree, key: number): string | undefined {
  if (key < 0) return undefined;
  const kind = kindOf(tree, key);
  return kind === 'identifier' || kind === 'string' || kind === 'number' ? symbolOf(tree, key) : undefined;
}

function valueChild(tree: FlatTree, node: number): number {
  return childIn(tree, node, 'value');
}

function defaultOf(low: Lowering, item: number): Part['default'] {
  const { tree } = low;
  if (kindOf(tree, item) !== 'assign') return undefined;
  const right = childIn(tree, item, 'right');
  return right < 0 || roleOf(tree, item) === 'left' ? undefined : low.expression(right);
}
