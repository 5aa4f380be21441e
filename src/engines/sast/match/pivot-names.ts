import { kindNumber, roleNumber, type PatternNode } from './pattern.ts';

/**
 * Names that code matching a part of a pattern must hold between its start and its end: as they are written, or behind
 * an import's other name. Only what is matched in a way that is sure to look inside the code counts.
 */
export function pivotNames(part: PatternNode): readonly string[] {
  const names = new Set<string>();
  const pending = [part];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.is === 'deep') pending.push(...node.children);
    if (node.is !== 'node') continue;
    if (node.kind === kindNumber.identifier) {
      if (isName(node.text)) names.add(node.text);
    } else if (structural.has(node.kind))
      pending.push(...node.children.filter(({ role }) => !elsewhere.has(role)));
  }
  return [...names];
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
]);
