import { kindNumber, roleNumber, type PatternNode } from './pattern.ts';

/**
 * Names that code matching a part of a pattern must hold between its start and its end: as they are written, or behind
 * an import's other name. Only what is matched in a way that is sure to look inside the code counts.
 */
export function pivotNames(part: PatternNode): readonly string[] {
  const names = new Set<string>();
  for (const { is, kind, text } of insideParts(part))
    if (is === 'node' && kind === kindNumber.identifier && isName(text)) names.add(text);
  return [...names];
}

/** Strings that code matching the part must hold, written there or known to be made there. */
export function pivotTexts(part: PatternNode): readonly string[] {
  const texts = new Set<string>();
  for (const { is, kind, text } of insideParts(part))
    if (is === 'node' && kind === kindNumber.string) texts.add(text);
  return [...texts];
}

/** Metavariables whose code must lie between the start and the end of what matches the part. */
export function pivotMetavariables(part: PatternNode): readonly string[] {
  const names = new Set<string>();
  for (const { is, name } of insideParts(part)) if (is === 'metavariable') names.add(name);
  return [...names];
}

/** The parts that are found inside of the code that the whole is found at. */
function* insideParts(part: PatternNode): Iterable<PatternNode> {
  const pending = [part];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node.is === 'deep') pending.push(...node.children);
    if (node.is === 'node' && structural.has(node.kind))
      pending.push(...node.children.filter(({ role }) => !elsewhere.has(role)));
  }
}

/** Placeholders are no names, and the default export has none. */
function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) && text !== 'default' && !/^[Hh]f(?:[mest]_|dots|deep)/.test(text);
}

/** Kinds whose parts all have to be found in the node itself. */
const structural: ReadonlySet<number> = new Set([
  kindNumber['expression-statement'],
  kindNumber.call,
  kindNumber.new,
  kindNumber.arguments,
  kindNumber['keyword-argument'],
  kindNumber.member,
  kindNumber.index,
  kindNumber.binary,
  kindNumber.unary,
  kindNumber.assign,
  kindNumber['augmented-assign'],
  kindNumber.variable,
  kindNumber.return,
  kindNumber.throw,
  kindNumber.await,
  kindNumber.if,
  kindNumber.function,
  kindNumber.lambda,
  kindNumber.block,
  kindNumber.array,
  kindNumber.object,
  kindNumber.pair,
]);

/** Parts that may be written in another way, or be left out. */
const elsewhere: ReadonlySet<number> = new Set([
  roleNumber.type,
  roleNumber.returns,
  roleNumber.modifier,
  roleNumber.decorator,
  roleNumber.superclass,
  roleNumber.key,
  roleNumber.name,
  roleNumber.else,
  roleNumber.parameters,
  roleNumber.receiver,
]);
