import type { Program } from 'oxc-parser';
import type { Fragment } from '../parsed.ts';
import type { NodeOf, NodeType, Parameter, SyntaxNode } from './estree.ts';
import { finallyOf } from './statement-rules.ts';

/** What to put around a fragment so that it is a program, and how to get it out of that program again. */
export interface FragmentFrame {
  readonly before: string;
  readonly after: string;
  /** The fragment's nodes; undefined when the text is no such fragment. */
  cut(program: Program, text: string): readonly SyntaxNode[] | undefined;
}

type Cut = FragmentFrame['cut'];

const bodyOf: Cut = (program) => program.body;
const generator = ['async function* f() {', '\n}'] as const;

/** The ways to read a fragment, the likeliest first. */
export function framesOf(fragment: Fragment): readonly FragmentFrame[] {
  return frames[fragment];
}

function frame(before: string, after: string, cut: Cut): FragmentFrame {
  return {
    before,
    after,
    cut: (program, text) => inside(cut(program, text), before.length, text.length - after.length),
  };
}

/** As `frame`, for a header whose body is in the frame. */
function open(before: string, after: string, cut: Cut): FragmentFrame {
  return { before, after, cut: (program, text) => inside(cut(program, text), before.length, text.length) };
}

const program = frame('', '', bodyOf);

const frames: Readonly<Record<Fragment, readonly FragmentFrame[]>> = {
  module: [program],
  import: [program],
  statements: [
    program,
    frame(generator[0], generator[1], (it) => only(it, 'FunctionDeclaration')?.body?.body),
  ],
  expression: [
    frame('(', '\n)', (it) => expressionOf(it.body)),
    frame(`${generator[0]}(`, `\n)${generator[1]}`, (it) =>
      expressionOf(only(it, 'FunctionDeclaration')?.body?.body ?? []),
    ),
  ],
  member: [
    frame('class A {', '\n}', (it) => only(it, 'ClassDeclaration')?.body.body),
    frame('interface A {', '\n}', (it) => only(it, 'TSInterfaceDeclaration')?.body.body),
  ],
  pair: [frame('({', '\n})', (it) => first(it, 'ObjectExpression')?.properties)],
  parameters: [
    frame('function f(', '\n) {}', (it) => only(it, 'FunctionDeclaration')?.params.map(parameter)),
  ],
  decorator: [frame('', '\nclass A {}', (it) => only(it, 'ClassDeclaration')?.decorators)],
  type: [frame('let a: (', '\n)', typeIn)],
  attribute: [frame('<a ', '\n/>', (it) => first(it, 'JSXElement')?.openingElement.attributes)],
  case: [frame('switch (a) {', '\n}', (it) => only(it, 'SwitchStatement')?.cases)],
  handler: [frame('try {} ', '', handlersIn)],
  header: [
    open('', ' {}', headerOf),
    open('', ' {} finally {}', headerOf),
    open('try {} ', ' {}', handlersIn),
    open('(', ' {})', (it) => expressionOf(it.body)),
    open('class A { ', ' {} }', (it) => only(it, 'ClassDeclaration')?.body.body),
  ],
};

function inside(
  nodes: readonly SyntaxNode[] | undefined,
  start: number,
  end: number,
): readonly SyntaxNode[] | undefined {
  const fits =
    nodes !== undefined && nodes.length > 0 && nodes.every((node) => node.start >= start && node.end <= end);
  return fits || (start === 0 && nodes?.length === 0) ? nodes : undefined;
}

function only<T extends NodeType>({ body }: Program, type: T): NodeOf<T> | undefined {
  const node: SyntaxNode | undefined = body[0];
  return body.length === 1 && is(node, type) ? node : undefined;
}

function is<T extends NodeType>(node: SyntaxNode | undefined, type: T): node is NodeOf<T> {
  return node?.type === type;
}

function expressionOf(body: readonly SyntaxNode[]): readonly SyntaxNode[] | undefined {
  const statement = body[0];
  return body.length === 1 && is(statement, 'ExpressionStatement') ? [statement.expression] : undefined;
}

/** The only expression of a program, when it is of this type. */
function first<T extends NodeType>({ body }: Program, type: T): NodeOf<T> | undefined {
  const node = expressionOf(body)?.[0];
  return is(node, type) ? node : undefined;
}

/** One statement, whose body is the frame's; two would mean that the frame's braces are a block of their own. */
function headerOf({ body }: Program): readonly SyntaxNode[] | undefined {
  return body.length === 1 ? body : undefined;
}

function parameter(node: SyntaxNode): Parameter {
  return { type: 'Parameter', start: node.start, end: node.end, node };
}

function typeIn(it: Program): readonly SyntaxNode[] | undefined {
  const declarators = only(it, 'VariableDeclaration')?.declarations ?? [];
  const type = declarators[0]?.id.typeAnnotation?.typeAnnotation;
  return declarators.length === 1 && type !== undefined ? [type] : undefined;
}

/** `catch` and `finally`. */
function handlersIn(it: Program, text: string): readonly SyntaxNode[] | undefined {
  const statement = only(it, 'TryStatement');
  if (statement === undefined) return undefined;
  const { handler, finalizer } = statement;
  const last = finalizer === null ? [] : [finallyOf(text, statement, finalizer)];
  return handler === null ? last : [handler, ...last];
}
