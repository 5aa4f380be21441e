import type { Role } from '../tree/kinds.ts';
import type { Declarator, Group, NodeOf, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';
import { addModifier, typeOf } from './modifiers.ts';
import { find, findWord } from './places.ts';

/** Statements and variables. */
export const statementRules: Rules<
  | 'ExpressionStatement'
  | 'BlockStatement'
  | 'EmptyStatement'
  | 'DebuggerStatement'
  | 'IfStatement'
  | 'WhileStatement'
  | 'DoWhileStatement'
  | 'ForStatement'
  | 'ForInStatement'
  | 'ForOfStatement'
  | 'SwitchStatement'
  | 'SwitchCase'
  | 'LabeledStatement'
  | 'BreakStatement'
  | 'ContinueStatement'
  | 'ReturnStatement'
  | 'ThrowStatement'
  | 'TryStatement'
  | 'CatchClause'
  | 'WithStatement'
  | 'VariableDeclaration'
  | 'VariableDeclarator'
  | 'Declarator'
> = {
  ExpressionStatement(to, node, role) {
    to.open('expression-statement', role, node);
    to.child(node.expression, 'value');
  },
  BlockStatement(to, node, role) {
    to.open('block', role, node);
    to.children(node.body, 'none');
  },
  EmptyStatement() {
    // Says nothing.
  },
  DebuggerStatement(to, node, role) {
    to.open('other', role, node);
  },
  IfStatement(to, node, role) {
    to.open('if', role, node);
    to.child(node.test, 'condition');
    addBody(to, node.consequent, 'then');
    if (node.alternate?.type === 'IfStatement') to.child(node.alternate, 'else');
    else if (node.alternate !== null) addBody(to, node.alternate, 'else');
  },
  WhileStatement(to, node, role) {
    to.open('while', role, node);
    to.child(node.test, 'condition');
    addBody(to, node.body, 'body');
  },
  DoWhileStatement(to, node, role) {
    to.open('do-while', role, node);
    addBody(to, node.body, 'body');
    to.child(node.test, 'condition');
  },
  ForStatement(to, node, role) {
    to.open('for', role, node);
    to.child(node.init, 'init');
    to.child(node.test, 'condition');
    to.child(node.update, 'update');
    addBody(to, node.body, 'body');
  },
  ForInStatement: lowerForEach,
  ForOfStatement: lowerForEach,
  SwitchStatement(to, node, role) {
    to.open('switch', role, node);
    to.child(node.discriminant, 'condition');
    const from = find(to.text, '{', node.discriminant.end, node.cases[0]?.start ?? node.end);
    const start = from < 0 ? node.discriminant.end : from;
    to.group(
      { kind: 'block', grammar: 'SwitchBody', start, end: node.end, nodes: node.cases, role: 'none' },
      'body',
    );
  },
  SwitchCase(to, node, role) {
    to.open(node.test === null ? 'default-case' : 'case', role, node);
    to.child(node.test, 'value');
    const start = node.consequent[0]?.start ?? node.end;
    const nodes = node.consequent;
    to.group({ kind: 'block', grammar: 'CaseBody', start, end: node.end, nodes, role: 'none' }, 'body');
  },
  LabeledStatement(to, node, role) {
    to.open('label', role, node, node.label.name);
    to.child(node.label, 'name');
    to.child(node.body, 'body');
  },
  BreakStatement(to, node, role) {
    to.open('break', role, node);
    to.child(node.label, 'name');
  },
  ContinueStatement(to, node, role) {
    to.open('continue', role, node);
    to.child(node.label, 'name');
  },
  ReturnStatement(to, node, role) {
    to.open('return', role, node);
    to.child(node.argument, 'value');
  },
  ThrowStatement(to, node, role) {
    to.open('throw', role, node);
    to.child(node.argument, 'value');
  },
  TryStatement(to, node, role) {
    to.open('try', role, node);
    to.child(node.block, 'body');
    to.child(node.handler, 'handler');
    to.child(node.finalizer === null ? null : finallyOf(to.text, node, node.finalizer), 'finalizer');
  },
  CatchClause(to, node, role) {
    to.open('catch', role, node);
    to.child(node.param, 'name');
    to.child(typeOf(node.param), 'type');
    to.child(node.body, 'body');
  },
  WithStatement(to, node, role) {
    to.open('with', role, node);
    to.child(node.object, 'value');
    addBody(to, node.body, 'body');
  },
  VariableDeclaration(to, node, role) {
    for (const declarator of node.declarations) to.child(declaratorOf(node, declarator), role);
  },
  VariableDeclarator() {
    // Always met through its declaration, as `Declarator`.
  },
  Declarator: lowerDeclarator,
};

/** A statement where there is always a block, with or without braces. */
function addBody(to: Lowering, body: SyntaxNode, role: Role): void {
  if (body.type === 'BlockStatement') {
    to.child(body, role);
    return;
  }
  const { start, end } = body;
  to.group({ kind: 'block', grammar: 'ImplicitBlock', start, end, nodes: [body], role: 'none' }, role);
}

function lowerForEach(to: Lowering, node: NodeOf<'ForInStatement' | 'ForOfStatement'>, role: Role): void {
  to.open('for-each', role, node);
  if (node.type === 'ForOfStatement' && node.await) {
    addModifier(to, 'await', node.start, node.left.start);
  }
  to.child(node.left, 'left');
  to.child(node.right, 'iterable');
  addBody(to, node.body, 'body');
}

/** The block after `finally`, with that word. */
export function finallyOf(
  text: string,
  node: NodeOf<'TryStatement'>,
  block: NodeOf<'BlockStatement'>,
): Group {
  const found = findWord(text, 'finally', (node.handler ?? node.block).end, block.start);
  const start = found < 0 ? block.start : found;
  return {
    type: 'Group',
    kind: 'finally',
    grammar: 'Finalizer',
    start,
    end: block.end,
    nodes: [block],
    role: 'body',
  };
}

/** A declaration of one variable is that variable; of several, the first begins where the declaration does. */
function declaratorOf(of: NodeOf<'VariableDeclaration'>, node: NodeOf<'VariableDeclarator'>): Declarator {
  const first = node === of.declarations[0];
  const last = first && of.declarations.length === 1;
  return {
    type: 'Declarator',
    start: first ? of.start : node.start,
    end: last ? of.end : node.end,
    node,
    of,
  };
}

function lowerDeclarator(to: Lowering, { start, end, node, of }: Declarator, role: Role): void {
  to.openAt({ kind: 'variable', role, start, end, grammar: node.type });
  for (const word of of.declare === true ? ['declare', of.kind] : [of.kind])
    addModifier(to, word, start, node.start);
  to.child(node.id, 'name');
  to.child(typeOf(node.id), 'type');
  to.child(node.init, 'value');
}
