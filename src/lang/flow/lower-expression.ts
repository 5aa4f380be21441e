import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Kind } from '../tree/kinds.ts';
import type { Entry, Expression, Mix } from './flow.ts';
import { lowerCall } from './lower-call.ts';
import { lowerFunction } from './lower-function.ts';
import { keyText } from './lower-target.ts';
import { elementOf, variable, type Lowering } from './lowering.ts';
import { settledBy } from './settled.ts';
import { knownValue, truthOf } from './truth.ts';

/** What an expression computes. Control flow inside of it goes to the graph, before the step that it is part of. */
export function lowerExpression(low: Lowering, node: number): Expression {
  if (node < 0) return { op: 'constant', node };
  const { tree } = low;
  switch (kindOf(tree, node)) {
    case 'identifier':
      return lowerName(low, node);
    case 'this':
    case 'super':
      return variable(low.variables.self(node), node);
    case 'member':
      return lowerMember(low, node);
    case 'index':
      return lowerIndex(low, node);
    case 'call':
      return lowerCall(low, node);
    case 'new':
      return structLiteral(low, node) ?? arrayLiteral(low, node) ?? lowerCall(low, node);
    case 'lambda':
    case 'function':
      return lowerFunction(low, node);
    case 'binary':
    case 'instance-of':
      return lowerBinary(low, node);
    case 'ternary':
      return lowerTernary(low, node);
    case 'assign':
    case 'variable':
    case 'augmented-assign':
      return lowerAssign(low, node);
    case 'array':
    case 'tuple':
    case 'set':
    case 'object':
      return { op: 'record', node, entries: entriesOf(low, node) };
    case 'if':
    case 'switch':
    case 'try':
    case 'block':
    case 'while':
    case 'for':
    case 'for-each':
    case 'throw':
    case 'return':
    case 'with':
    case 'expression-statement':
      return lowerStatementValue(low, node);
    case 'comprehension':
      return lowerComprehension(low, node);
    default:
      return lowerRest(low, node);
  }
}

const constants: ReadonlySet<Kind> = new Set([
  'number',
  'boolean',
  'null',
  'string',
  'regex',
  'type',
  'generic-type',
  'modifier',
  'comment',
  'class',
  'import',
  'break',
  'continue',
  'pass',
  'error',
  'string-part',
  'text',
  'decorator',
  'class-body',
  'type-parameters',
]);
const transparent: ReadonlySet<Kind> = new Set([
  'await',
  'cast',
  'spread',
  'keyword-spread',
  'interpolation',
  'keyword-argument',
  'pair',
  'delete',
  'attribute',
]);

function lowerRest(low: Lowering, node: number): Expression {
  const { tree } = low;
  const kind = kindOf(tree, node);
  if (kind === 'string' || kind === 'number') return { op: 'constant', node, text: symbolOf(tree, node) };
  if (constants.has(kind)) return { op: 'constant', node };
  if (kind === 'yield') return lowerYield(low, node);
  if (kind === 'sequence') return { op: 'sequence', node, parts: expressionsIn(low, node) };
  if (kind === 'unary' || kind === 'update') {
    const of = low.expression(childIn(tree, node, 'operand'));
    // One of a few words of the language, or nothing.
    if (worded.has(symbolOf(tree, node)))
      return { op: 'sequence', node, parts: [of, { op: 'constant', node: -1 }] };
    return sameOperators.has(symbolOf(tree, node)) ? { op: 'same', node, of } : mix(node, 'operator', [of]);
  }
  const parts = expressionsIn(low, node);
  const [only, second] = parts;
  if (transparent.has(kind) && only !== undefined && second === undefined)
    return { op: 'same', node, of: only };
  return mix(node, kind === 'template' ? 'text' : 'other', parts);
}

const sameOperators: ReadonlySet<string> = new Set(['&', '*', '!!', '?', '<-', '@', '&mut', 'ref']);

const worded: ReadonlySet<string> = new Set(['typeof', 'void']);

function mix(node: number, how: Mix, parts: readonly Expression[]): Expression {
  return { op: 'mix', node, how, parts };
}

/** The children that compute something. */
function expressionsIn(low: Lowering, node: number): readonly Expression[] {
  const { tree } = low;
  return childrenOf(tree, node)
    .filter((child) => {
      const role = roleOf(tree, child);
      if (role === 'type' || role === 'tag' || role === 'key' || role === 'modifier') return false;
      return !(role === 'name' && kindOf(tree, child) === 'identifier');
    })
    .map((child) => low.expression(child));
}

function lowerName(low: Lowering, node: number): Expression {
  const named = low.variables.named(node);
  if (named.kind === 'variable') return bareCall(low, node, variable(named.variable, node));
  return { op: 'field', node, of: variable(named.variable, -1), key: named.key, index: undefined };
}

/** A name of Ruby that is a method is a call of it. */
function bareCall(low: Lowering, node: number, name: Expression): Expression {
  if (low.tree.language !== 'ruby' || !isRead(low, node)) return name;
  const sites = low.names.definition(node)?.sites ?? [];
  return sites.length > 0 && sites.every(({ how }) => how === 'function') ? barely(low, name) : name;
}

function barely({ tree }: Lowering, callee: Expression): Expression {
  const { node } = callee;
  const name = symbolOf(tree, kindOf(tree, node) === 'member' ? childIn(tree, node, 'property') : node);
  return { op: 'call', node, callee, name, arguments: [], makes: false, bare: true };
}

/** Whether a name is neither called nor assigned to. */
function isRead({ tree }: Lowering, node: number): boolean {
  const role = roleOf(tree, node);
  return role !== 'callee' && role !== 'left' && role !== 'name' && role !== 'superclass';
}

function lowerMember(low: Lowering, node: number): Expression {
  const { tree } = low;
  const property = childIn(tree, node, 'property');
  const of = low.expression(childIn(tree, node, 'object'));
  const named = kindOf(tree, property) === 'identifier' && !symbolOf(tree, property).startsWith('$');
  const field: Expression = { op: 'field', node, of, key: symbolOf(tree, property), index: undefined };
  if (named) return tree.language === 'ruby' && isRead(low, node) ? barely(low, field) : field;
  // `A::$x` and `o->$x`.
  const key = symbolOf(tree, node) === '::' ? symbolOf(tree, property) : undefined;
  return { op: 'field', node, of, key, index: key === undefined ? low.expression(property) : undefined };
}

function lowerIndex(low: Lowering, node: number): Expression {
  const { tree } = low;
  const of = low.expression(childIn(tree, node, 'object'));
  const value = childIn(tree, node, 'value');
  if (kindOf(tree, value) === 'slice') return { op: 'same', node, of };
  const known = value < 0 ? undefined : knownValue(tree, low.constants, value);
  if (typeof known === 'string' || typeof known === 'number')
    return { op: 'field', node, of, key: keyText(tree, value) ?? String(known), index: undefined };
  return { op: 'field', node, of, key: undefined, index: value < 0 ? undefined : low.expression(value) };
}

const either: ReadonlySet<string> = new Set(['&&', '||', '??', 'and', 'or', '?:']);
const comparisons: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  '<=>',
  '=~',
  '!~',
  'in',
  'not in',
  'is',
  'is not',
  'instanceof',
  '<>',
  'is_not',
  'not_in',
  '!in',
  '!is',
]);

function lowerBinary(low: Lowering, node: number): Expression {
  const { tree } = low;
  const operator = symbolOf(tree, node);
  const [leftNode, rightNode] = [childIn(tree, node, 'left'), childIn(tree, node, 'right')];
  if (kindOf(tree, node) === 'instance-of') return lowerInstanceOf(low, node);
  const left = low.expression(leftNode);
  if (either.has(operator) && jumps.has(kindOf(tree, rightNode))) return lowerOrJump(low, left, rightNode);
  if (operator === '<-' && tree.language === 'go') {
    const place = elementOf(left);
    return {
      op: 'assign',
      node,
      target: { kind: 'place', node: leftNode, place },
      value: low.expression(rightNode),
      adds: true,
    };
  }
  const right = low.expression(rightNode);
  if (either.has(operator)) {
    // The right side of `&&` is computed where the left one is true, that of `||` where it is false.
    const settled = [[], settledBy(low, leftNode, operator === '&&' || operator === 'and')];
    return { op: 'choice', node, condition: undefined, ways: [left, right], settled };
  }
  if (operator === '<<' && tree.language === 'ruby') {
    const place = elementOf(left);
    const target = { kind: 'place', node: -1, place } as const;
    const added: Expression = { op: 'assign', node: -1, target, value: right, adds: true };
    return { op: 'sequence', node, parts: [added, mix(-1, 'operator', [left, right])] };
  }
  return mix(node, comparisons.has(operator) ? 'comparison' : 'operator', [left, right]);
}

const jumps: ReadonlySet<Kind> = new Set(['return', 'throw', 'break', 'continue']);

/** `x or return`: on one of two ways control goes on with the value. */
function lowerOrJump(low: Lowering, left: Expression, jump: number): Expression {
  const { graph } = low;
  const stored = low.variables.hidden('value', jump);
  low.set(stored, -1, left);
  const [way, after] = [graph.block(), graph.block()];
  graph.branch(way);
  graph.branch(after);
  graph.startAt(way);
  low.statement(jump);
  graph.startAt(after);
  return variable(stored, -1);
}

/** `x instanceof T t` and `x is T t` give `t` the value. */
function lowerInstanceOf(low: Lowering, node: number): Expression {
  const { tree } = low;
  const left = low.expression(childIn(tree, node, 'left'));
  const right = childIn(tree, node, 'right');
  const bound = childIn(tree, node, 'name') < 0 ? right : childIn(tree, node, 'name');
  const target = low.target(bound);
  if (target.kind === 'nothing' || kindOf(tree, bound) === 'member') return mix(node, 'comparison', [left]);
  const set: Expression = { op: 'assign', node: -1, target, value: left, adds: false };
  return { op: 'sequence', node, parts: [set, mix(-1, 'comparison', [left])] };
}

function lowerTernary(low: Lowering, node: number): Expression {
  const { tree } = low;
  const conditionNode = childIn(tree, node, 'condition');
  const [thenNode, elseNode] = [childIn(tree, node, 'then'), childIn(tree, node, 'else')];
  const condition = low.expression(conditionNode);
  const truth = truthOf(tree, low.constants, conditionNode);
  // `a ?: b`
  const then = thenNode < 0 ? [condition] : truth === false ? [] : [low.expression(thenNode)];
  const otherwise = truth === true || elseNode < 0 ? [] : [low.expression(elseNode)];
  const ways = [...then, ...otherwise];
  if (thenNode < 0 || truth !== undefined) return { op: 'choice', node, condition, ways };
  const settled = [settledBy(low, conditionNode, true), settledBy(low, conditionNode, false)];
  return { op: 'choice', node, condition, ways, settled };
}

function lowerAssign(low: Lowering, node: number): Expression {
  const { tree } = low;
  const kind = kindOf(tree, node);
  const left = childIn(tree, node, kind === 'variable' ? 'name' : 'left');
  const right = childIn(tree, node, kind === 'variable' ? 'value' : 'right');
  if (kind === 'variable' && right < 0) return { op: 'constant', node };
  const given = low.expression(right);
  const target = scalaUpdate(low, left) ?? low.target(left);
  const weak = target.kind === 'place' && target.place.op === 'field' && target.place.key === undefined;
  if (kind !== 'augmented-assign') return { op: 'assign', node, target, value: given, adds: weak };
  const before = low.expression(left);
  const operator = symbolOf(tree, node).replace(/=$/, '');
  const value: Expression = either.has(operator)
    ? { op: 'choice', node: -1, condition: undefined, ways: [before, given] }
    : mix(-1, 'operator', [before, given]);
  return { op: 'assign', node, target, value, adds: weak };
}

/** `x(k) = v` of Scala. */
function scalaUpdate(low: Lowering, left: number) {
  const { tree } = low;
  if (tree.language !== 'scala' || kindOf(tree, left) !== 'call') return undefined;
  const of = low.expression(childIn(tree, left, 'callee'));
  const place: Expression = { op: 'field', node: left, of, key: undefined, index: undefined };
  return { kind: 'place', node: left, place } as const;
}

function entriesOf(low: Lowering, node: number): readonly Entry[] {
  const { tree } = low;
  const entries: Entry[] = [];
  let at = 0;
  for (const child of childrenOf(tree, node)) {
    const kind = kindOf(tree, child);
    if (kind === 'type' || kind === 'generic-type' || kind === 'comment' || kind === 'modifier') continue;
    if (kind === 'spread' || kind === 'keyword-spread') {
      entries.push({ key: undefined, value: low.expression(child), spread: true });
    } else if (kind === 'pair') {
      const key = childIn(tree, child, 'key');
      const value = childIn(tree, child, 'value');
      if (keyText(tree, key) === undefined)
        entries.push({ key: undefined, value: low.expression(key), spread: false });
      entries.push({
        key: keyText(tree, key),
        value: low.expression(value < 0 ? key : value),
        spread: false,
      });
    } else {
      const isShort = kindOf(tree, node) === 'object' && kind === 'identifier';
      const key = isShort ? symbolOf(tree, child) : String(at++);
      entries.push({
        key: kind === 'function' ? functionKey(low, child) : key,
        value: low.expression(child),
        spread: false,
      });
    }
  }
  return entries;
}

/** `T{a: x}` of Go, field by field. What an embedded struct holds is held by the outer one, too. */
function structLiteral(low: Lowering, node: number): Expression | undefined {
  const { tree } = low;
  if (tree.language !== 'go') return undefined;
  const list = childrenOf(tree, childIn(tree, node, 'arguments')).filter(
    (one) => kindOf(tree, one) !== 'comment',
  );
  if (!list.every((one) => kindOf(tree, one) === 'keyword-argument')) return undefined;
  const entries = list.flatMap((one): readonly Entry[] => {
    const [key, value] = [childIn(tree, one, 'name'), childIn(tree, one, 'value')];
    const held = low.expression(value);
    const entry = { key: keyText(tree, key), value: held, spread: false };
    return isEmbedded(tree, symbolOf(tree, key), value)
      ? [{ key: undefined, value: held, spread: true }, entry]
      : [entry];
  });
  return { op: 'record', node, entries };
}

/** `new T[] {a, b}` of Java is the list of what is written in it; rules see the whole of it, `new` included. */
function arrayLiteral(low: Lowering, node: number): Expression | undefined {
  const value = low.tree.language === 'java' ? childIn(low.tree, node, 'value') : -1;
  if (value < 0 || kindOf(low.tree, value) !== 'array') return undefined;
  return { ...low.expression(value), node };
}

/** A field that is named as the type it is filled with. */
function isEmbedded(tree: FlatTree, key: string, value: number): boolean {
  const filled = kindOf(tree, value) === 'unary' ? childIn(tree, value, 'operand') : value;
  if (kindOf(tree, filled) !== 'new') return false;
  return (
    symbolOf(tree, childIn(tree, filled, 'callee'))
      .split('.')
      .at(-1) === key
  );
}

function functionKey({ tree }: Lowering, node: number): string {
  return symbolOf(tree, childIn(tree, node, 'name'));
}

/** A statement that has a value. */
function lowerStatementValue(low: Lowering, node: number): Expression {
  const result = low.variables.hidden('value', node);
  low.statement(node, result);
  return { op: 'same', node, of: variable(result, -1) };
}

/** `[f(x) for x in xs if c]` as a loop that fills a list. */
function lowerComprehension(low: Lowering, node: number): Expression {
  const { tree } = low;
  const result = low.variables.hidden('list', node);
  low.set(result, -1, { op: 'record', node: -1, entries: [] });
  for (const clause of childrenOf(tree, node)) {
    if (kindOf(tree, clause) === 'for-each') {
      const value = elementOf(low.expression(childIn(tree, clause, 'iterable')));
      low.graph.step({
        op: 'assign',
        node: -1,
        target: low.target(childIn(tree, clause, 'left')),
        value,
        adds: false,
      });
    } else if (kindOf(tree, clause) === 'if')
      low.graph.step(low.expression(childIn(tree, clause, 'condition')));
  }
  const value = childIn(tree, node, 'value');
  const isPair = kindOf(tree, value) === 'pair';
  const made = low.expression(isPair ? childIn(tree, value, 'value') : value);
  if (isPair) low.graph.step(low.expression(childIn(tree, value, 'key')));
  const place = elementOf(variable(result, -1));
  low.graph.step({
    op: 'assign',
    node: -1,
    target: { kind: 'place', node: -1, place },
    value: made,
    adds: true,
  });
  return { op: 'same', node, of: variable(result, -1) };
}

/** What a generator gives is an element of what it returns; in Ruby a value goes to the block. */
function lowerYield(low: Lowering, node: number): Expression {
  const { tree } = low;
  const value = low.expression(childIn(tree, node, 'value'));
  const place = elementOf(variable(low.around.result, -1));
  return { op: 'assign', node, target: { kind: 'place', node: -1, place }, value, adds: true };
}
