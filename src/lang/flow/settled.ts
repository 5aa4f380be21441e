import { childIn, childrenOf, kindOf, symbolOf } from '../tree/flat-tree.ts';
import type { Expression } from './flow.ts';
import type { Lowering } from './lowering.ts';

const equal: ReadonlySet<string> = new Set(['==', '===', 'is', 'eq']);
const different: ReadonlySet<string> = new Set(['!=', '!==', 'is not', 'is_not', 'ne']);
/** Methods that ask whether a collection holds a value. */
const asking: ReadonlySet<string> = new Set([
  'includes',
  'has',
  'contains',
  'Contains',
  'include?',
  'member?',
  'containsKey',
  'ContainsKey',
  'hasOwnProperty',
  'key?',
]);
/** What makes a collection of its arguments. */
const making: ReadonlySet<string> = new Set([
  'Set',
  'of',
  'asList',
  'frozenset',
  'set',
  'list',
  'tuple',
  'freeze',
  'listOf',
  'setOf',
  'Map',
  'array',
  'List',
  'Arrays',
]);

/** Levels of a condition that are looked at. */
const depthMax = 20;

/**
 * Places whose value is one of some that are written in the code, when a condition is true or false: what is compared with
 * a literal, or looked up in a list of literals. Whoever chose the value chose among those.
 */
export function settledBy(low: Lowering, condition: number, when: boolean, depth = 0): readonly Expression[] {
  const { tree } = low;
  if (condition < 0 || depth > depthMax) return [];
  const again = (node: number, of: boolean): readonly Expression[] => settledBy(low, node, of, depth + 1);
  switch (kindOf(tree, condition)) {
    case 'unary': {
      const operator = symbolOf(tree, condition);
      return operator === '!' || operator === 'not' ? again(childIn(tree, condition, 'operand'), !when) : [];
    }
    case 'binary': {
      const operator = symbolOf(tree, condition);
      const [left, right] = [childIn(tree, condition, 'left'), childIn(tree, condition, 'right')];
      const both = operator === '&&' || operator === 'and';
      if (both || operator === '||' || operator === 'or')
        return both === when ? [...again(left, when), ...again(right, when)] : [];
      if (operator === 'in' || operator === 'not in' || operator === 'not_in')
        return (operator === 'in') === when && isListOfLiterals(low, right, 0) ? placeOf(low, left) : [];
      if (!(when ? equal : different).has(operator)) return [];
      if (isLiteral(low, right)) return placeOf(low, left);
      return isLiteral(low, left) ? placeOf(low, right) : [];
    }
    case 'call':
      return when ? askedOf(low, condition) : [];
    default:
      return [];
  }
}

/** `ALLOWED.includes(x)` and `in_array(x, $allowed)`. */
function askedOf(low: Lowering, call: number): readonly Expression[] {
  const { tree } = low;
  const callee = childIn(tree, call, 'callee');
  const [first, second] = childrenOf(tree, childIn(tree, call, 'arguments'));
  if (first === undefined) return [];
  if (symbolOf(tree, callee) === 'in_array')
    return second !== undefined && isListOfLiterals(low, second, 0) ? placeOf(low, first) : [];
  if (kindOf(tree, callee) !== 'member') return [];
  const name = symbolOf(tree, childIn(tree, callee, 'property'));
  const object = childIn(tree, callee, 'object');
  if (asking.has(name)) return isListOfLiterals(low, object, 0) ? placeOf(low, first) : [];
  // `"a".equals(x)` and `x.equals("a")`.
  if (name !== 'equals' && name !== 'Equals' && name !== 'eql?') return [];
  if (isLiteral(low, first)) return placeOf(low, object);
  return isLiteral(low, object) ? placeOf(low, first) : [];
}

function placeOf(low: Lowering, node: number): readonly Expression[] {
  const kind = kindOf(low.tree, node);
  return kind === 'identifier' || kind === 'member' || kind === 'index' ? [low.expression(node)] : [];
}

function isLiteral({ tree, names }: Lowering, node: number): boolean {
  const kind = kindOf(tree, node);
  if (kind === 'string' || kind === 'number' || kind === 'boolean') return true;
  return (kind === 'identifier' || kind === 'member') && names.constant(node)?.text !== undefined;
}

/** A collection that is written out, perhaps behind a name that is set once. */
function isListOfLiterals(low: Lowering, node: number, depth: number): boolean {
  const { tree, names } = low;
  if (node < 0 || depth > depthMax) return false;
  switch (kindOf(tree, node)) {
    case 'identifier':
    case 'member':
      return isListOfLiterals(low, names.value(node), depth + 1);
    case 'array':
    case 'tuple':
    case 'set':
    case 'object':
      return childrenOf(tree, node).every((one) => isEntry(low, one));
    case 'call':
    case 'new': {
      const callee = childIn(tree, node, 'callee');
      const name = kindOf(tree, callee) === 'member' ? childIn(tree, callee, 'property') : callee;
      const values = childrenOf(tree, childIn(tree, node, 'arguments'));
      const isMaking = making.has(
        symbolOf(tree, kindOf(tree, name) === 'generic-type' ? childIn(tree, name, 'name') : name),
      );
      return (
        isMaking &&
        values.length > 0 &&
        values.every((one) => isLiteral(low, one) || isListOfLiterals(low, one, depth + 1))
      );
    }
    default:
      return false;
  }
}

function isEntry(low: Lowering, node: number): boolean {
  const { tree } = low;
  const kind = kindOf(tree, node);
  if (kind === 'type' || kind === 'generic-type' || kind === 'comment') return true;
  if (kind === 'array') return isListOfLiterals(low, node, 1);
  if (kind !== 'pair') return isLiteral(low, node);
  const key = childIn(tree, node, 'key');
  return kindOf(tree, key) === 'identifier' || isLiteral(low, key);
}
