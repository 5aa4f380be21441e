import { kindNumber, type PatternNode } from './pattern.ts';

const naming: ReadonlySet<number> = new Set([kindNumber.identifier, kindNumber.type]);

/** Names that code need not write: the default export, and the package that every Java file imports. */
const unwritten: ReadonlySet<string> = new Set(['default', 'java', 'lang']);

/**
 * The names that a file must hold in some form for the pattern to match in it. Only plain names count: literals may be
 * computed, and modules may be imported under other names (the parts of a dotted name are still found in the import).
 */
export function neededNames(nodes: readonly PatternNode[]): readonly string[] {
  const names = new Set<string>();
  const pending = [...nodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.is !== 'typed') pending.push(...node.children);
    if (node.is !== 'node' || !naming.has(node.kind)) continue;
    for (const part of node.text.split(/[^\w$]+/))
      if (part !== '' && !unwritten.has(part) && !/^(?:[Hh]f[mest]_|hfdots|hfdeep)/.test(part))
        names.add(part);
  }
  return [...names].sort();
}
