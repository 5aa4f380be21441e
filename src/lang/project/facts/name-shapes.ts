import { kindOf, symbolOf } from '../../tree/flat-tree.ts';
import type { Definition } from '../../names/index.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';

/** What a name stands for, where it is written. */
export function nameShape(r: Reading, node: number): Shape | undefined {
  const name = symbolOf(r.tree, node);
  if (name === '') return undefined;
  return name.includes('.') ? dottedShape(r, node, name) : found(r, node, name);
}

/** `a.b.c` as one word: the first name, and members of it. */
export function dottedShape(r: Reading, node: number, name: string): Shape | undefined {
  const [head = '', ...rest] = name.split('.');
  let shape = found(r, node, head);
  for (const part of rest) shape = shape === undefined ? undefined : { is: 'member', of: shape, name: part };
  return shape;
}

function found(r: Reading, node: number, name: string): Shape | undefined {
  const symbol = r.tree.symbols.find(name);
  const definition = symbol === undefined ? undefined : visible(r, node, symbol);
  if (definition === undefined || isOfPackage(r, definition)) return globalShape(r, node, name);
  const [only, second] = definition.sites;
  if (only !== undefined && second === undefined && only.how === 'function')
    return { is: 'function', n: r.numberOf(only.value) };
  if (only !== undefined && second === undefined && only.how === 'class')
    return { is: 'class', n: r.numberOf(only.value) };
  return { is: 'binding', n: r.binding(definition) };
}

/** Members of a class are not in scope in JavaScript, fields of a struct not in Go; in Python they are so only in the class's own body. */
function visible(r: Reading, node: number, symbol: number): Definition | undefined {
  let at = node;
  for (;;) {
    const definition = r.names.definitionAt(at, symbol);
    if (definition === undefined || definition.scope === 0) return definition;
    const isOpen = r.language !== 'ecmascript' && r.language !== 'go';
    if (kindOf(r.tree, definition.scope) !== 'class' || isOpen) return definition;
    if (isTypeName(r, definition)) return definition;
    at = r.tree.parent[definition.scope] ?? 0;
    if (at === 0) return r.names.definitionAt(0, symbol);
  }
}

/** The name of a class expression belongs to its own scope. */
function isTypeName(r: Reading, { scope, sites }: Definition): boolean {
  return sites.some((site) => site.how === 'class' && site.value === scope);
}

/** Names of the file's outermost level in Go, and fields, methods and types in Java, are looked up by their package. */
function isOfPackage(r: Reading, { scope, sites }: Definition): boolean {
  if (r.language === 'go') return scope === 0 && sites.every((site) => site.how !== 'import');
  return r.language === 'java' && (scope === 0 || kindOf(r.tree, scope) === 'class');
}

function globalShape(r: Reading, node: number, name: string): Shape {
  const of = r.classAt(node);
  return r.language === 'java' && of >= 0 ? { is: 'global', name, class: of } : { is: 'global', name };
}
