import { childIn, childrenOf, kindOf, symbolOf, textOf, type FlatTree } from '../../../lang/index.ts';
import { boundNode } from './bindings.ts';
import { isBoxOf, readType, resultOf } from './java-types.ts';
import { isCalled } from './match-names.ts';
import type { Matching, Then } from './matching.ts';
import { matchByRole, matchRoles } from './match-role.ts';
import { isKind, kindNumber, partOf, type PatternNode } from './pattern.ts';

/** A plain name, as expression or as type. */
export function matchName(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node];
  if (partOf(pattern, 'name') !== undefined) {
    // The definition of a type, not its name.
    if (kind === pattern.kind && childIn(tree, node, 'name') >= 0)
      matchRoles(m, { pattern, node, skip: none, mayLack: none }, then);
    return;
  }
  if (kind !== kindNumber.identifier && kind !== kindNumber.type) {
    if (pattern.kind === kindNumber.type && kind === kindNumber['generic-type'])
      matchName(m, pattern, childIn(tree, node, 'name'), then);
    return;
  }
  if (pattern.children.length === 0 && pattern.text.includes('hfm_')) matchDotted(m, pattern, node, then);
  else if (pattern.children.length > 0 && scripts.has(tree.language)) matchByRole(m, pattern, node, then);
  else if (sameName(symbolOf(tree, node), pattern.text) || sameCaseless(m, pattern, node)) then();
  else if (pattern.children.length > 0 && pattern.children.length === childrenOf(tree, node).length)
    matchTypeParts(m, pattern, node, then);
}

/** Languages whose types are told apart by their parts, not by their text. */
const scripts: ReadonlySet<string> = new Set(['javascript', 'typescript', 'tsx']);
const none: ReadonlySet<number> = new Set();

/** `$X.Y` as a type, part by part. */
function matchDotted(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const wanted = pattern.text.split('.');
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  const from = (given: readonly string[], at: number): void => {
    const [part, text] = [wanted[at], given[at]];
    if (part === undefined || text === undefined) then();
    else if (part.startsWith('hfm_'))
      m.bind(`$${part.slice(4)}`, { start, end, nodes: [], text }, () => from(given, at + 1));
    else if (part === text) from(given, at + 1);
  };
  for (const full of [symbolOf(tree, node), ...m.names.qualified(node)]) {
    const given = full.split('.');
    const more = given.length - wanted.length;
    // `$X.Y`: the first part may be a package of several names.
    if (more === 0) from(given, 0);
    else if (more > 0 && wanted[0]?.startsWith('hfm_') === true)
      from([given.slice(0, more + 1).join('.'), ...given.slice(more + 1)], 0);
  }
}

function sameName(a: string, b: string): boolean {
  return a === b || (/\s/.test(a + b) && a.replaceAll(/\s+/g, '') === b.replaceAll(/\s+/g, ''));
}

/** In PHP the names of functions, methods and classes are the same in any case; those of variables are not. */
function sameCaseless({ subject: { tree } }: Matching, { text }: PatternNode, node: number): boolean {
  if (tree.language !== 'php' || text.startsWith('$')) return false;
  return symbolOf(tree, node).toLowerCase() === text.toLowerCase();
}

/** `*T`, `[]T`: the parts, when what is around them is written the same. */
function matchTypeParts(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const nodes = childrenOf(tree, node);
  if (frameOf(symbolOf(tree, node)) !== frameOf(pattern.text)) return;
  const from = (at: number): void => {
    const part = pattern.children[at];
    if (part === undefined) then();
    else m.parts.expression(m, part, nodes[at] ?? 0, () => from(at + 1));
  };
  from(0);
}

function frameOf(type: string): string {
  return type.replaceAll(/[\w$.\s]+/g, '');
}

/** `(T $X)`: an expression whose type is known to be `T`. */
export function matchTyped(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const [type] = pattern.children;
  if (type === undefined) return;
  const bind = (): void => m.bind(pattern.name, boundNode(m.subject, node), then);
  matchTypeOf(m, type, node, bind);
}

const literalTypes: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'String', 'str', 'java.lang.String', '*char', 'char*', 'char *'],
  template: ['string', 'String', 'str', 'java.lang.String'],
  fraction: ['number', 'float', 'double'],
  number: ['int', 'number', 'Integer', 'long', 'float', 'double'],
  character: ['char', 'Character'],
  boolean: ['bool', 'boolean', 'Boolean'],
};

function literalSort(tree: FlatTree, node: number): string {
  const kind = kindOf(tree, node);
  if (isCharacter(tree, node)) return 'character';
  return kind === 'number' && isFraction(textOf(tree, node)) ? 'fraction' : kind;
}

/** A letter in Java is no string, whatever else it is treated as. */
function isCharacter(tree: FlatTree, node: number): boolean {
  return tree.language === 'java' && tree.symbols.text(tree.grammarKind[node] ?? 0) === 'character_literal';
}

function isFraction(text: string): boolean {
  return /^[\d_]*\.\d|^\d[\d_]*(?:\.|[eE])/.test(text);
}

/** Goes on when the type of an expression is known and matches. */
export function matchTypeOf(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  const names = literalTypes[literalSort(tree, node)];
  if (names !== undefined) {
    if (type.is === 'metavariable' || names.includes(type.text)) then();
    return;
  }
  switch (kind) {
    case 'ternary':
      matchEitherType(m, type, [childIn(tree, node, 'then'), childIn(tree, node, 'else')], then);
      return;
    case 'call':
      matchResultType(m, type, node, then);
      return;
    case 'new': {
      const made = childIn(tree, node, 'callee');
      if (isWrittenAs(type, textOf(tree, made))) then();
      else m.parts.expression(m, type, made, then);
      return;
    }
    case 'cast':
      m.parts.expression(m, type, childIn(tree, node, 'type'), then);
      return;
    case 'binary':
      matchOperatorType(m, type, node, then);
      return;
    case 'identifier':
    case 'this':
    case 'member':
      matchDeclaredType(m, type, node, then);
      return;
    case 'unary':
      matchPointer(m, type, node, then);
      return;
    default:
      return;
  }
}

const comparisons: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
  '===',
  '!==',
  'and',
  'or',
]);

function matchOperatorType(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const operator = symbolOf(tree, node);
  if (comparisons.has(operator)) {
    if (literalTypes['boolean']?.includes(type.text) === true) then();
    return;
  }
  matchEitherType(m, type, [childIn(tree, node, 'left'), childIn(tree, node, 'right')], then);
}

function matchEitherType(m: Matching, type: PatternNode, nodes: readonly number[], then: Then): void {
  let done = false;
  const once = (): void => {
    if (!done) then();
    done = true;
  };
  for (const node of nodes) if (node >= 0 && !done && m.step()) matchTypeOf(m, type, node, once);
}

/** What a call returns, where that is known without looking at its definition. */
function matchResultType(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.language === 'go') matchMade(m, type, node, then);
  if (tree.language !== 'java' || type.is !== 'node') return;
  const callee = childIn(tree, node, 'callee');
  if (kindOf(tree, callee) !== 'member') return;
  const receiver = writtenTypeOf(m, childIn(tree, callee, 'object'));
  const method = symbolOf(tree, childIn(tree, callee, 'property'));
  const result = receiver === undefined ? undefined : resultOf(readType(receiver), method);
  if (result !== undefined && (result === type.text || isBoxOf(type.text, result))) then();
}

/** `make(T)` is a `T` and `new(T)` a `*T`. */
function matchMade(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const made = symbolOf(tree, childIn(tree, node, 'callee'));
  const [argument] = childrenOf(tree, childIn(tree, node, 'arguments'));
  const [inner] = type.children;
  const wanted = made === 'make' ? type : made === 'new' && type.text.startsWith('*') ? inner : undefined;
  if (wanted === undefined || argument === undefined) return;
  if (wanted.is === 'node' && sameName(textOf(tree, argument), wanted.text)) then();
  else m.parts.expression(m, wanted, argument, then);
}

/** The type that the definition of a name gives it. */
function writtenTypeOf(m: Matching, node: number): string | undefined {
  const { tree } = m.subject;
  if (isCharacter(tree, node)) return 'char';
  if (kindOf(tree, node) === 'string') return 'String';
  const name = kindOf(tree, node) === 'member' ? fieldOf(m, node) : node;
  const definition = name < 0 ? undefined : (m.names.definition(name) ?? m.names.field(name));
  const typed = definition?.sites.find((site) => site.type >= 0);
  return typed === undefined ? undefined : textOf(tree, typed.type);
}

/** `&T{}` is a `*T`. */
function matchPointer(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [inner] = type.children;
  const operand = childIn(tree, node, 'operand');
  if (symbolOf(tree, node) === '!' && literalTypes['boolean']?.includes(type.text) === true) then();
  if (symbolOf(tree, node) === '&' && type.text.startsWith('*') && inner !== undefined && operand >= 0)
    matchTypeOf(m, inner, operand, then);
}

/** Words that stand where a type does and leave it to the value. */
const inferred: ReadonlySet<string> = new Set(['var', 'val', 'auto', 'let']);

/** Languages in which a variable keeps the type of what it is declared with. */
const fixedTypes: ReadonlySet<string> = new Set([
  'go',
  'java',
  'csharp',
  'kotlin',
  'scala',
  'rust',
  'c',
  'cpp',
]);

function matchDeclaredType(m: Matching, type: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const name = kindOf(tree, node) === 'member' ? fieldOf(m, node) : node;
  if (name < 0 || m.depth > 5) return;
  const definition = m.names.definition(name) ?? m.names.field(name);
  if (definition === undefined) {
    // A class itself is taken for one of its values, as its static methods are called on it.
    if (name === node && type.is === 'node' && /^[A-Z]/.test(type.text) && symbolOf(tree, node) === type.text)
      then();
    return;
  }
  const typed = definition.sites.find((site) => site.type >= 0 && !inferred.has(textOf(tree, site.type)));
  if (typed !== undefined) {
    matchWrittenType(m, type, typed.type, then);
    return;
  }
  const declared = fixedTypes.has(tree.language)
    ? definition.sites.find(({ how, value }) => how === 'declared' && value >= 0)
    : undefined;
  const site = declared ?? m.names.siteAt(definition, name);
  if (site === undefined || site.value < 0) return;
  m.depth++;
  matchTypeOf(m, type, site.value, then);
  m.depth--;
}

/** The name in `this.name`. */
function fieldOf(m: Matching, node: number): number {
  const { tree } = m.subject;
  return kindOf(tree, childIn(tree, node, 'object')) === 'this' ? childIn(tree, node, 'property') : -1;
}

function matchWrittenType(m: Matching, type: PatternNode, written: number, then: Then): void {
  const { tree } = m.subject;
  const boxed = tree.language === 'java' && type.is === 'node' && isBoxOf(type.text, textOf(tree, written));
  if (boxed) then();
  else if (kindOf(tree, written) === 'type' && type.is === 'node' && isCalled(m, type.text, written)) then();
  else if (type.is === 'node' && type.children.length === 0 && sameName(textOf(tree, written), type.text))
    then();
  else if (isWrittenAs(type, textOf(tree, written))) then();
  else m.parts.expression(m, type, written, then);
}

/** A name with dots is read as members of each other in a pattern, and as one name where a type stands. */
function isWrittenAs(type: PatternNode, written: string): boolean {
  return isKind(type, 'member') && type.dotted !== '' && type.dotted === written;
}
