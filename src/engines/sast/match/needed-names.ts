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
    if (node.is === 'node' && quoting.has(node.kind)) for (const text of quotedParts(node)) names.add(text);
    if (node.is !== 'node' || !naming.has(node.kind)) continue;
    for (const part of node.text.split(/[^\w$]+/))
      if (part !== '' && !unwritten.has(part) && !/^(?:[Hh]f[mest]_|hfdots|hfdeep)/.test(part))
        names.add(part);
  }
  return [...names].sort();
}

/** Kinds that hold texts between quotes that cannot be computed: modules, and the labels of blocks. */
const quoting: ReadonlySet<number> = new Set([kindNumber.import, kindNumber['hcl-block']]);

function quotedParts({ children }: PatternNode): readonly string[] {
  const quoted = children.filter(({ is, kind }) => is === 'node' && kind === kindNumber.string);
  return quoted.map(({ text }) => text).filter((text) => plain.test(text) && !text.startsWith('hf'));
}

/** Text that nobody writes with escapes. */
const plain = /^[\w@:./-]{2,}$/;

/**
 * Texts of configuration that a file must hold for the pattern to match in it, unless it has escapes. Only what is
 * written one way counts.
 */
export function neededTexts(nodes: readonly PatternNode[]): readonly string[] {
  const texts = new Set<string>();
  const pending = [...nodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    pending.push(...node.children);
    const isText = node.kind === kindNumber.string || node.kind === kindNumber.scalar;
    if (node.is === 'node' && isText && plain.test(node.text) && /[A-Za-z]{4}/.test(node.text))
      if (!/^(?:hf|true$|false$|null$)/i.test(node.text)) texts.add(node.text);
  }
  return [...texts].sort();
}
