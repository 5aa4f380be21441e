import type { DecodedTree } from './decoded-tree.ts';

const implicit = /([{(]\s*)implicit(\s+[\w$]+\s*:\s*[\w$.[\], ]+?)\s=>/g;

/**
 * The text with `(x: T)=>` for every `implicit x: T =>`, which tree-sitter-scala takes for something else, or
 * undefined when there is none. Offsets stay as they are.
 */
export function plainParameters({ text }: DecodedTree): string | undefined {
  const plain = text.replace(
    implicit,
    (_, before: string, parameter: string) => `${before}        ${parameter.replace(/\s/, '(')})=>`,
  );
  return plain === text ? undefined : plain;
}
