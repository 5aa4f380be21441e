import type { Role } from '../tree/kinds.ts';
import type { Group, NodeOf, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';
import { decoratorsOf } from './modifiers.ts';
import { find, skipTrivia, wordEnd } from './places.ts';

/** Names, member access, calls, operators. */
export const expressionRules: Rules<
  | 'Identifier'
  | 'PrivateIdentifier'
  | 'ThisExpression'
  | 'Super'
  | 'MemberExpression'
  | 'ChainExpression'
  | 'ParenthesizedExpression'
  | 'CallExpression'
  | 'NewExpression'
  | 'ImportExpression'
  | 'V8IntrinsicExpression'
  | 'MetaProperty'
  | 'TaggedTemplateExpression'
  | 'UnaryExpression'
  | 'UpdateExpression'
  | 'BinaryExpression'
  | 'LogicalExpression'
  | 'ConditionalExpression'
  | 'AssignmentExpression'
  | 'AssignmentPattern'
  | 'SequenceExpression'
  | 'AwaitExpression'
  | 'YieldExpression'
> = {
  Identifier: lowerIdentifier,
  PrivateIdentifier(to, node, role) {
    to.open('identifier', role, node, `#${node.name}`);
  },
  ThisExpression(to, node, role) {
    to.open('this', role, node, 'this');
  },
  Super(to, node, role) {
    to.open('super', role, node, 'super');
  },
  MemberExpression(to, node, role) {
    const grammar = node.optional ? 'OptionalMemberExpression' : node.type;
    const kind = node.computed ? 'index' : 'member';
    to.openAt({ kind, role, start: node.start, end: node.end, grammar });
    to.child(node.object, 'object');
    to.child(node.property, node.computed ? 'value' : 'property');
  },
  ChainExpression(to, node, role) {
    to.child(node.expression, role);
  },
  ParenthesizedExpression(to, node, role) {
    to.child(node.expression, role);
  },
  CallExpression(to, node, role) {
    const grammar = node.optional ? 'OptionalCallExpression' : node.type;
    to.openAt({ kind: 'call', role, start: node.start, end: node.end, grammar });
    to.child(node.callee, 'callee');
    to.child(node.typeArguments, 'type');
    to.child(argumentsOf(to, node), 'arguments');
  },
  NewExpression(to, node, role) {
    to.open('new', role, node);
    to.child(node.callee, 'callee');
    to.child(node.typeArguments, 'type');
    to.child(argumentsOf(to, node), 'arguments');
  },
  ImportExpression: lowerDynamicImport,
  V8IntrinsicExpression(to, node, role) {
    to.open('call', role, node);
    to.child(node.name, 'callee');
    to.child(listAfter(to, { after: node.name.end, end: node.end, nodes: node.arguments }), 'arguments');
  },
  MetaProperty(to, node, role) {
    to.open('member', role, node);
    to.child(node.meta, 'object');
    to.child(node.property, 'property');
  },
  TaggedTemplateExpression(to, node, role) {
    const { start, end } = node.quasi;
    to.open('call', role, node);
    to.child(node.tag, 'callee');
    to.child(node.typeArguments, 'type');
    to.group(
      { kind: 'arguments', grammar: 'TemplateArguments', start, end, nodes: [node.quasi], role: 'none' },
      'arguments',
    );
  },
  UnaryExpression(to, node, role) {
    to.open('unary', role, node, node.operator);
    to.child(node.argument, 'operand');
  },
  UpdateExpression(to, node, role) {
    const grammar = node.prefix ? 'PrefixUpdateExpression' : 'UpdateExpression';
    to.openAt({ kind: 'update', role, start: node.start, end: node.end, grammar, symbol: node.operator });
    to.child(node.argument, 'operand');
  },
  BinaryExpression(to, node, role) {
    to.open(node.operator === 'instanceof' ? 'instance-of' : 'binary', role, node, node.operator);
    to.child(node.left, 'left');
    to.child(node.right, 'right');
  },
  LogicalExpression(to, node, role) {
    to.open('binary', role, node, node.operator);
    to.child(node.left, 'left');
    to.child(node.right, 'right');
  },
  ConditionalExpression(to, node, role) {
    to.open('ternary', role, node);
    to.child(node.test, 'condition');
    to.child(node.consequent, 'then');
    to.child(node.alternate, 'else');
  },
  AssignmentExpression(to, node, role) {
    to.open(node.operator === '=' ? 'assign' : 'augmented-assign', role, node, node.operator);
    to.child(node.left, 'left');
    to.child(node.right, 'right');
  },
  AssignmentPattern(to, node, role) {
    to.open('assign', role, node, '=');
    to.child(node.left, 'left');
    to.child(node.right, 'right');
  },
  SequenceExpression(to, node, role) {
    to.open('sequence', role, node);
    to.children(node.expressions, 'none');
  },
  AwaitExpression(to, node, role) {
    to.open('await', role, node);
    to.child(node.argument, 'value');
  },
  YieldExpression(to, node, role) {
    to.open('yield', role, node, node.delegate ? '*' : undefined);
    to.child(node.argument, 'value');
  },
};

/** The parser counts decorators, `?` and the type of a parameter as part of its name. */
function lowerIdentifier(to: Lowering, node: NodeOf<'Identifier'>, role: Role): void {
  const { name } = node;
  if (node.end - node.start === name.length) {
    to.open('identifier', role, node, name);
    return;
  }
  const start = afterDecorators(to, node);
  const end = to.text.startsWith(name, start) ? start + name.length : wordEnd(to.text, start, node.end);
  to.openAt({ kind: 'identifier', role, start, end, grammar: node.type, symbol: name });
}

function afterDecorators(to: Lowering, node: NodeOf<'Identifier'>): number {
  const last = decoratorsOf(node).at(-1);
  return last === undefined || last.end < node.start ? node.start : skipTrivia(to.text, last.end, node.end);
}

/** `import(x)` is a call of the name `import`. */
function lowerDynamicImport(to: Lowering, node: NodeOf<'ImportExpression'>, role: Role): void {
  const end = node.start + 'import'.length;
  const symbol = node.phase === null ? 'import' : `import.${node.phase}`;
  to.open('call', role, node);
  to.child({ type: 'Leaf', kind: 'identifier', grammar: 'import', start: node.start, end, symbol }, 'callee');
  const after = node.source.start;
  to.child(
    listAfter(to, { after: end, end: node.end, nodes: [node.source, node.options], before: after }),
    'arguments',
  );
}

function argumentsOf(to: Lowering, node: NodeOf<'CallExpression' | 'NewExpression'>): Group {
  const after = node.typeArguments?.end ?? node.callee.end;
  return listAfter(to, { after, end: node.end, nodes: node.arguments });
}

interface ListPlace {
  readonly after: number;
  /** The offset after the closing parenthesis, if there is one. */
  readonly end: number;
  readonly nodes: readonly (SyntaxNode | null)[];
  readonly before?: number;
}

/** The arguments with their parentheses; an empty range at the end for `new X`. */
function listAfter(to: Lowering, { after, end, nodes, before }: ListPlace): Group {
  const found = find(to.text, '(', after, before ?? nodes[0]?.start ?? end);
  const start = found < 0 ? (nodes[0]?.start ?? end) : found;
  return { type: 'Group', kind: 'arguments', grammar: 'Arguments', start, end, nodes, role: 'none' };
}
