import type { Role } from '../tree/kinds.ts';
import type { NodeOf, Parameter, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';
import { addModifier, addModifiers, decoratorsOf, startOf, typeOf } from './modifiers.ts';
import { find } from './places.ts';

type AnyFunction = NodeOf<
  | 'FunctionDeclaration'
  | 'FunctionExpression'
  | 'TSDeclareFunction'
  | 'TSEmptyBodyFunctionExpression'
  | 'ArrowFunctionExpression'
>;

/** Functions and their parameters. */
export const functionRules: Rules<
  AnyFunction['type'] | 'Parameter' | 'TSParameterProperty' | 'Decorator' | 'Group' | 'Leaf'
> = {
  FunctionDeclaration(to, node, role) {
    to.open('function', role, node);
    addFunction(to, node);
  },
  TSDeclareFunction(to, node, role) {
    to.open('function', role, node);
    addFunction(to, node);
  },
  FunctionExpression(to, node, role) {
    to.open('lambda', role, node);
    addFunction(to, node);
  },
  TSEmptyBodyFunctionExpression(to, node, role) {
    to.open('lambda', role, node);
    addFunction(to, node);
  },
  ArrowFunctionExpression(to, node, role) {
    to.open('lambda', role, node);
    addFunction(to, node);
  },
  Parameter: lowerParameter,
  TSParameterProperty(to, node, role) {
    lowerParameter(to, { type: 'Parameter', start: node.start, end: node.end, node }, role);
  },
  Decorator(to, node, role) {
    to.open('decorator', role, node);
    to.child(node.expression, 'value');
  },
  Group(to, node, role) {
    const { kind, start, end, grammar, symbol } = node;
    to.openAt({ kind, role, start, end, grammar, symbol });
    to.children(node.nodes, node.role);
  },
  Leaf(to, node, role) {
    const { kind, start, end, grammar, symbol } = node;
    to.openAt({ kind, role, start, end, grammar, symbol });
  },
};

function addFunction(to: Lowering, node: AnyFunction): void {
  const before =
    node.id?.start ?? node.typeParameters?.start ?? node.params[0]?.start ?? node.body?.start ?? node.end;
  if ('declare' in node && node.declare === true) addModifier(to, 'declare', node.start, before);
  if (node.async) addModifier(to, 'async', node.start, before);
  if (node.generator) addModifier(to, '*', node.start, before);
  to.child(node.id, 'name');
  addSignature(to, node);
  to.child(node.body, 'body');
}

/** What functions, methods, signatures and function types have in common. */
export interface Signature {
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly end: number } | null;
  readonly typeParameters?: SyntaxNode | null;
  readonly params: readonly SyntaxNode[];
  readonly returnType?: SyntaxNode | null;
}

/** Type parameters, parameters and result. */
export function addSignature(to: Lowering, node: Signature): void {
  to.child(node.typeParameters, 'none');
  const [start, end] = parameterPlace(to.text, node);
  const nodes = node.params.map((param): Parameter => ({
    type: 'Parameter',
    start: startOf(param),
    end: param.end,
    node: param,
  }));
  to.group({ kind: 'parameters', grammar: 'Parameters', start, end, nodes, role: 'none' }, 'parameters');
  to.child(node.returnType, 'returns');
}

/** The range with its parentheses; of an arrow's only name, that name. */
function parameterPlace(text: string, node: Signature): readonly [number, number] {
  const from = node.typeParameters?.end ?? node.id?.end ?? node.start;
  const first = node.params[0];
  const open = find(text, '(', from, first === undefined ? node.end : startOf(first));
  if (open < 0) return [first?.start ?? from, node.params.at(-1)?.end ?? from];
  const close = find(text, ')', node.params.at(-1)?.end ?? open + 1, node.end);
  return [open, close < 0 ? (node.params.at(-1)?.end ?? open + 1) : close + 1];
}

function lowerParameter(to: Lowering, { start, end, node }: Parameter, role: Role): void {
  to.openAt({ kind: 'parameter', role, start, end, grammar: node.type });
  const pattern = node.type === 'TSParameterProperty' ? node.parameter : node;
  to.children(decoratorsOf(node), 'decorator');
  addModifiers(to, modifiersOf(node), node, pattern.start);
  addPattern(to, pattern);
}

function addPattern(to: Lowering, pattern: SyntaxNode): void {
  if (pattern.type === 'AssignmentPattern') {
    to.child(pattern.left, 'name');
    to.child(typeOf(pattern.left), 'type');
    to.child(pattern.right, 'default');
    return;
  }
  if (pattern.type === 'RestElement') {
    const { start } = pattern;
    to.child(
      { type: 'Leaf', kind: 'modifier', grammar: '...', start, end: start + 3, symbol: '...' },
      'modifier',
    );
    to.child(pattern.argument, 'name');
    to.child(typeOf(pattern) ?? typeOf(pattern.argument), 'type');
    return;
  }
  to.child(pattern, 'name');
  to.child(typeOf(pattern), 'type');
}

function modifiersOf(node: SyntaxNode): readonly string[] {
  if (node.type !== 'TSParameterProperty') return [];
  const words: string[] = node.accessibility === null ? [] : [node.accessibility];
  if (node.static) words.push('static');
  if (node.override) words.push('override');
  if (node.readonly) words.push('readonly');
  return words;
}
