import { childIn, childrenOf, kindOf, type FlatTree, type Parsers } from '../../../lang/index.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import { PatternReader } from './read-pattern-tree.ts';
import { contextsOf, type PatternContext } from './pattern-contexts.ts';
import { isKind, partOf, roleNumber, type Pattern, type PatternNode } from './pattern.ts';
import { parseAsWritten, type PatternLanguage } from './parse-as-written.ts';
import { readYamlPattern } from './yaml-pattern.ts';
import { neededNames } from './needed-names.ts';
import { patternSyntaxOf } from './pattern-syntax.ts';
import { readPatternText, type PatternText } from './pattern-text.ts';

/** Compiles a code pattern. The error says why it cannot be read in that language. */
export function compilePattern(
  parsers: Parsers,
  language: PatternLanguage,
  source: string,
): Result<Pattern, string> {
  const text =
    language === 'yaml' ? readYamlPattern(source) : readPatternText(source, patternSyntaxOf(language));
  if (text.text === '') return err('the pattern is empty');
  for (const context of contextsOf(language, text.text)) {
    if (context.form === 'expression' && text.text.endsWith(';')) continue;
    const tree = parseIn(parsers, language, text.text, context);
    if (tree === undefined) continue;
    const nodes = read(parsers, { language, tree, context, text });
    if (nodes === undefined || nodes.length === 0) continue;
    return ok(patternOf(language, nodes, text.text));
  }
  return err(`the pattern is not understood as ${language}`);
}

interface Reading {
  readonly language: PatternLanguage;
  readonly tree: FlatTree;
  readonly context: PatternContext;
  readonly text: PatternText;
}

/** The tree of the text in a context, or undefined when it does not parse there. */
function parseIn(
  parsers: Parsers,
  language: PatternLanguage,
  text: string,
  context: PatternContext,
): FlatTree | undefined {
  const { fragment, before, after } = context;
  const { tree, problems } = parseAsWritten(parsers, language, before + text + after, fragment);
  return problems.length > 0 || tree.errors.length > 0 || tree.count < 2 ? undefined : tree;
}

function read(
  parsers: Parsers,
  { language, tree, context, text }: Reading,
): readonly PatternNode[] | undefined {
  const reader = new PatternReader(tree, (at) => {
    const typed = text.typed[at];
    return typed === undefined
      ? undefined
      : { name: typed.name, type: compileType(parsers, language, typed.type) };
  });
  const tops = topNodes(tree, context);
  if (tops === undefined) return undefined;
  const nodes = tops.map((node) => reader.read(node, context.form === 'header'));
  return context.form === 'try' ? nodes.map(withAnyHandlers) : nodes;
}

/** A `try` that was completed to be read: what catches is left open. */
function withAnyHandlers(node: PatternNode): PatternNode {
  const open = (role: number): PatternNode => ({ ...node, is: 'anything', role, children: [], dotted: '' });
  const body = node.children.filter(
    ({ role }) => role !== roleNumber.handler && role !== roleNumber.finalizer,
  );
  return { ...node, children: [...body, open(roleNumber.handler), open(roleNumber.finalizer)] };
}

/** A type compiled on its own; undefined when it is not understood. */
export function compileType(
  parsers: Parsers,
  language: PatternLanguage,
  source: string,
): PatternNode | undefined {
  const syntax = { ...patternSyntaxOf(language), typed: 'none' as const };
  const { tree } = parseAsWritten(parsers, language, readPatternText(source, syntax).text, 'type');
  const [first] = childrenOf(tree, 0);
  if (first === undefined) return undefined;
  const [only = first] = kindOf(tree, first) === 'expression-statement' ? childrenOf(tree, first) : [first];
  return new PatternReader(tree, () => undefined).read(only, false);
}

/** The nodes that the pattern itself is, out of what was put around it. */
function topNodes(tree: FlatTree, { form }: PatternContext): readonly number[] | undefined {
  const tops = childrenOf(tree, 0);
  const [first] = tops;
  if (first === undefined) return undefined;
  if (tree.language === 'yaml') return [onlyPart(tree, first)];
  switch (form) {
    case 'expression':
      return tops.length === 1 ? tops : undefined;
    case 'statements':
    case 'header':
    case 'member':
    case 'type':
    case 'try':
      return tops;
    case 'body':
    case 'interface':
      return childrenOf(tree, childIn(tree, first, 'body'));
    case 'case':
      return casesOf(tree, first);
    case 'shell':
      return childrenOf(tree, first).filter((child) => kindOf(tree, child) === 'text');
    case 'catch':
      return childrenOf(tree, first).filter(
        (child) => kindOf(tree, child) === 'catch' || kindOf(tree, child) === 'finally',
      );
    case 'pair':
    case 'argument':
      return form === 'pair'
        ? (inside(tree, 'object') ?? inside(tree, 'arguments'))
        : inside(tree, 'arguments');
  }
}

/** The cases of a switch, or undefined when it is none. */
function casesOf(tree: FlatTree, node: number): readonly number[] | undefined {
  const body = kindOf(tree, node) === 'switch' ? childIn(tree, node, 'body') : -1;
  const found = body < 0 ? childrenOf(tree, node) : childrenOf(tree, body);
  const cases = found.filter((child) => kindOf(tree, child).endsWith('case'));
  return cases.length === 1 ? cases : undefined;
}

/** A mapping of one pair stands for that pair, a list of one item for that item. */
function onlyPart(tree: FlatTree, node: number): number {
  const children = childrenOf(tree, node);
  const holds = kindOf(tree, node) === 'mapping' || kindOf(tree, node) === 'list';
  return holds && children.length === 1 ? (children[0] ?? node) : node;
}

/** The only child of the outermost node of a kind. */
function inside(tree: FlatTree, kind: string): readonly number[] | undefined {
  for (let node = 1; node < tree.count; node++) {
    if (kindOf(tree, node) !== kind) continue;
    const children = childrenOf(tree, node);
    return children.length === 1 ? children : undefined;
  }
  return undefined;
}

/** A lone expression without a semicolon is looked for everywhere, whatever it was parsed as. */
function patternOf(language: string, nodes: readonly PatternNode[], text: string): Pattern {
  const needs = neededNames(nodes);
  const [only] = nodes;
  if (nodes.length !== 1 || only === undefined) return { form: 'statements', nodes, needs, language };
  const inner =
    isKind(only, 'expression-statement') && (!text.endsWith(';') || language === 'php')
      ? (only.children[0] ?? only)
      : only;
  return { form: isStatement(inner) ? 'statements' : 'expression', nodes: [inner], needs, language };
}

const statementKinds = [
  'expression-statement',
  'if',
  'while',
  'do-while',
  'for',
  'for-each',
  'switch',
  'try',
  'throw',
  'return',
  'break',
  'continue',
  'goto',
  'label',
  'with',
  'assert',
  'delete',
  'pass',
  'global',
  'block',
  'function',
  'class',
  'variable',
  'field',
] as const;

function isStatement(node: PatternNode): boolean {
  if (node.is !== 'node') return false;
  if (isKind(node, 'export')) return partOf(node, 'value') !== undefined;
  return statementKinds.some((kind) => isKind(node, kind));
}
