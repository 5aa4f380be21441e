import { childIn, childrenOf } from '../../../lang/index.ts';
import { isExpression } from './expression-kinds.ts';
import { matchArguments } from './match-arguments.ts';
import { matchAssign, matchVariable } from './match-assign.ts';
import { inBash, redirected } from './match-bash.ts';
import { matchCatch } from './match-catch.ts';
import { matchBareDecorator, matchDecorator } from './match-decorator.ts';
import { matchClass, matchFunction } from './match-definition.ts';
import { matchAttribute, matchElement } from './match-element.ts';
import { matchForEach } from './match-loop.ts';
import { matchImport, matchImportItem } from './match-import.ts';
import { matchCommand, matchImage, matchInstruction } from './match-instruction.ts';
import { matchAnyOrder, matchInOrder } from './match-list.ts';
import {
  isLiteral,
  matchAnyRegex,
  matchAnyString,
  matchLiteral,
  matchRegex,
  matchStringRegex,
} from './match-literal.ts';
import { matchMember } from './match-member.ts';
import { matchMetavariable, matchStringMetavariable } from './match-metavariable.ts';
import { isCalled, matchQualified } from './match-names.ts';
import { matchBinary } from './match-operator.ts';
import { matchByRole, matchPair } from './match-role.ts';
import { matchTemplate } from './match-template.ts';
import { matchName, matchTyped } from './match-type.ts';
import type { Matcher, Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, type PatternNode } from './pattern.ts';

/** Names that may stand behind one name, one after the other. */
const namesMax = 10;

/** One part of a pattern at one node. */
export function matchExpression(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (!m.step()) return;
  switch (pattern.is) {
    case 'anything':
      then();
      return;
    case 'metavariable':
      matchMetavariable(m, pattern, node, then);
      if (!m.isRoot(node)) matchBehindName(m, pattern, node, then);
      return;
    case 'deep':
      matchDeep(m, pattern, node, then);
      return;
    case 'typed':
      matchTyped(m, pattern, node, then);
      return;
    case 'any-string':
      matchAnyString(m, pattern, node, then);
      matchInCast(m, pattern, node, then);
      return;
    case 'string-metavariable':
      matchStringMetavariable(m, pattern, node, then);
      matchInCast(m, pattern, node, then);
      return;
    case 'string-regex':
      matchStringRegex(m, pattern, node, then);
      matchInCast(m, pattern, node, then);
      return;
    case 'any-regex':
      matchAnyRegex(m, pattern, node, then);
      return;
    case 'metavariables':
      return;
    case 'node':
      matchNode(m, pattern, node, then);
      matchInCast(m, pattern, node, then);
  }
}

/** What a pattern says of a value holds for the value under another type, too. */
function matchInCast(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.cast || pattern.kind === kindNumber.cast) return;
  if (pattern.is !== 'node' && m.isRoot(node)) return;
  const value = childIn(tree, node, 'value');
  if (value >= 0) matchExpression(m, pattern, value, then);
}

/** `<... e ...>`: the node itself and everything inside it. */
function matchDeep(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const [inner] = pattern.children;
  if (inner === undefined) return;
  const { tree } = m.subject;
  const ofNames = inner.is === 'metavariable' || isKind(inner, 'identifier');
  for (const at of m.options.deepExpressions ? m.subject.insideOf(node) : [node]) {
    // Names of members, arguments and imports are no expressions.
    if (ofNames && at !== node && !isExpression(tree, at)) continue;
    if (m.step()) matchExpression(m, inner, at, then);
  }
}

function matchNode(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (m.subject.tree.language === 'bash') {
    matchInBash(m, pattern, node, then);
    return;
  }
  if (isLiteral(pattern)) {
    matchLiteral(m, pattern, node, then);
    return;
  }
  const matcher =
    (m.subject.tree.language === 'dockerfile' ? inDockerfile[pattern.kind] : undefined) ??
    byKind[pattern.kind] ??
    matchByRole;
  if (pattern.dotted !== '' && isCalled(m, pattern.dotted, node)) {
    then();
    return;
  }
  matcher(m, pattern, node, then);
  matchQualified(m, pattern, node, then);
  matchBehindName(m, pattern, node, then);
}

function matchInBash(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const inner = redirected(m, node);
  if (inner >= 0) matchExpression(m, pattern, inner, then);
  else (inBash[pattern.kind] ?? byKind[pattern.kind] ?? matchByRole)(m, pattern, node, then);
}

/** On request, a name also matches as what it was set to. */
function matchBehindName(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (!m.options.symbolic || m.depth >= namesMax) return;
  if (pattern.is === 'node' && pattern.kind === kindNumber.identifier) return;
  if (m.subject.tree.kind[node] !== kindNumber.identifier) return;
  const value = m.names.value(node);
  if (value < 0 || m.subject.tree.kind[value] === kindNumber.function) return;
  m.depth++;
  matchExpression(m, pattern, value, then);
  m.depth--;
}

function matchCall(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== pattern.kind) {
    matchBareDecorator(m, pattern, node, then);
    return;
  }
  // What is called with a template is not called with it as argument.
  if (isTagged(pattern.grammar) !== isTagged(tree.symbols.text(tree.grammarKind[node] ?? 0))) return;
  const [callee, given] = [partOf(pattern, 'callee'), partOf(pattern, 'arguments')];
  const [calleeNode, givenNode] = [childIn(tree, node, 'callee'), childIn(tree, node, 'arguments')];
  if (callee === undefined || calleeNode < 0) return;
  matchExpression(m, callee, calleeNode, () => {
    const rest = (): void => matchNewBody(m, pattern, node, then);
    if (given === undefined) {
      if (givenNode < 0 || tree.last[givenNode] === givenNode) rest();
    } else if (givenNode >= 0) matchArguments(m, given, givenNode, rest);
    else if (given.children.every((one) => one.is === 'anything')) rest();
  });
}

function isTagged(grammar: string): boolean {
  return grammar === 'TaggedTemplateExpression';
}

/** `new T() { members }` and `new T[] { values }`. */
function matchNewBody(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [body, value] = [partOf(pattern, 'body'), partOf(pattern, 'value')];
  const [bodyNode, valueNode] = [childIn(tree, node, 'body'), childIn(tree, node, 'value')];
  const matchValue = (): void => {
    if (value === undefined) then();
    else if (valueNode >= 0) matchExpression(m, value, valueNode, then);
  };
  if (body === undefined) matchValue();
  else if (bodyNode >= 0)
    matchAnyOrder(
      m,
      { patterns: body.children, nodes: childrenOf(tree, bodyNode), at: tree.start[node] ?? 0, rest: true },
      matchValue,
    );
}

function matchItems(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== pattern.kind) {
    // `[...]` is any list, and in initializers any object.
    const kind = tree.kind[node];
    const list =
      kind === kindNumber.comprehension || (kind === kindNumber.object && tree.language === 'csharp');
    if (list && pattern.children.length === 1 && pattern.children[0]?.is === 'anything') then();
    return;
  }
  matchInOrder(
    m,
    { patterns: pattern.children, nodes: childrenOf(tree, node), at: tree.start[node] ?? 0 },
    then,
  );
}

/** Pairs stand in any order. Where objects are records, those that the pattern does not name do not matter. */
function matchPairs(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  // In Terraform a block's body is an object.
  const body = tree.language === 'hcl' && tree.kind[node] === kindNumber.block;
  if (tree.kind[node] !== pattern.kind && !body) {
    const either =
      tree.kind[node] === kindNumber.set ||
      tree.kind[node] === kindNumber.object ||
      tree.kind[node] === kindNumber.comprehension;
    if (either && pattern.children.length === 1 && pattern.children[0]?.is === 'anything') then();
    return;
  }
  const rest = pattern.kind === kindNumber.object && tree.language !== 'python' && m.options.implicitEllipsis;
  const lists = { patterns: pattern.children, nodes: childrenOf(tree, node), at: tree.start[node] ?? 0 };
  matchAnyOrder(m, { ...lists, rest }, then);
}

/** Operators that say which way they stand: `x++` is not `++x`. */
function matchUpdate(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (pattern.text === m.subject.tree.symbols.text(m.subject.tree.symbol[node] ?? 0))
    matchByRole(m, pattern, node, then);
}

/** `name = value` among arguments. In composite literals of Go, names are keys where the type is left out. */
function matchNamedValue(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [name, value] = [partOf(pattern, 'name'), partOf(pattern, 'value')];
  if (
    tree.language !== 'go' ||
    tree.kind[node] !== kindNumber.pair ||
    name === undefined ||
    value === undefined
  ) {
    matchByRole(m, pattern, node, then);
    return;
  }
  const [key, given] = [childIn(tree, node, 'key'), childIn(tree, node, 'value')];
  if (key >= 0 && given >= 0) matchExpression(m, name, key, () => matchExpression(m, value, given, then));
}

const block: Matcher = (m, pattern, node, then) => m.parts.block(m, pattern, node, then);
const statement: Matcher = (m, pattern, node, then) => m.parts.statement(m, pattern, node, then);

const byKind: Readonly<Partial<Record<number, Matcher>>> = {
  [kindNumber.identifier]: matchName,
  [kindNumber.type]: matchName,
  [kindNumber.member]: matchMember,
  [kindNumber.call]: matchCall,
  [kindNumber.new]: matchCall,
  [kindNumber.arguments]: matchArguments,
  [kindNumber.binary]: matchBinary,
  [kindNumber.update]: matchUpdate,
  [kindNumber.template]: matchTemplate,
  [kindNumber.array]: matchItems,
  [kindNumber.tuple]: matchItems,
  [kindNumber.sequence]: matchItems,
  [kindNumber.set]: matchPairs,
  [kindNumber.mapping]: matchPairs,
  [kindNumber.list]: matchItems,
  [kindNumber.object]: matchPairs,
  [kindNumber.pair]: matchPair,
  [kindNumber.assign]: matchAssign,
  [kindNumber.variable]: matchVariable,
  [kindNumber.field]: matchVariable,
  [kindNumber.function]: matchFunction,
  [kindNumber.lambda]: matchFunction,
  [kindNumber.class]: matchClass,
  [kindNumber.element]: matchElement,
  [kindNumber.attribute]: matchAttribute,
  [kindNumber.decorator]: matchDecorator,
  [kindNumber['keyword-argument']]: matchNamedValue,
  [kindNumber.regex]: matchRegex,
  [kindNumber.catch]: matchCatch,
  [kindNumber['for-each']]: matchForEach,
  [kindNumber.import]: matchImport,
  [kindNumber['import-item']]: matchImportItem,
  [kindNumber.block]: block,
  [kindNumber['class-body']]: block,
  [kindNumber['expression-statement']]: statement,
};

const inDockerfile: Readonly<Partial<Record<number, Matcher>>> = {
  [kindNumber.instruction]: matchInstruction,
  [kindNumber.other]: matchImage,
  [kindNumber.text]: matchCommand,
};
