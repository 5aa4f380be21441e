import { err, ok } from '../../../../core/result.ts';
import type { Result } from '../../../../core/result.ts';

/** One part of a generic pattern. */
export type GenericNode =
  | { readonly kind: 'word' | 'sign' | 'other'; readonly text: string }
  | { readonly kind: 'metavariable'; readonly name: string }
  /** `...`, or `$...X` with a name. */
  | { readonly kind: 'dots'; readonly name: string | undefined }
  /** Deeper indentation in the pattern, which has to meet deeper indentation in the text. */
  | { readonly kind: 'block'; readonly nodes: readonly GenericNode[] };

export interface GenericPattern {
  readonly nodes: readonly GenericNode[];
  /** Whether a failure at one place means failure there whatever came before. */
  readonly contextFree: boolean;
}

const depthMax = 60;
const token =
  /[ \t]+|([A-Za-z0-9_]+)|(\.{4,})|(\.\.\.)|\$\.\.\.([A-Z][A-Za-z0-9_]*)|\$([A-Z][A-Za-z0-9_]*)|([!-~])|([^])/gy;

/** Reads a pattern. The error says what is wrong with it. */
export function readPattern(text: string): Result<GenericPattern, string> {
  const root: GenericNode[] = [];
  const open: { readonly indent: number; readonly nodes: GenericNode[] }[] = [{ indent: 0, nodes: root }];
  for (const line of text.split(/\r?\n/)) {
    const [blank = ''] = /^[ \t]*/.exec(line) ?? [];
    const nodes = nodesOf(line.slice(blank.length));
    if (nodes.length === 0) continue;
    const indent = [...blank].reduce((sum, c) => sum + (c === '\t' ? 8 : 1), 0);
    while ((open.at(-1)?.indent ?? 0) > indent) open.pop();
    if ((open.at(-1)?.indent ?? 0) < indent) {
      const block = { kind: 'block' as const, nodes: [] };
      open.at(-1)?.nodes.push(block);
      open.push({ indent, nodes: block.nodes });
      if (open.length > depthMax) return err('the pattern is indented too deeply');
    }
    open.at(-1)?.nodes.push(...nodes);
  }
  if (root.length === 0) return err('the pattern is empty');
  if (hasDoubleDots(root)) return err('"..." before "$...X" leaves open what X stands for');
  return ok({ nodes: root, contextFree: isContextFree(root) });
}

function nodesOf(line: string): readonly GenericNode[] {
  const nodes: GenericNode[] = [];
  for (const [, word, manyDots, dots, dotsName, name, sign, other] of line.matchAll(token)) {
    if (word !== undefined) nodes.push({ kind: 'word', text: word });
    else if (manyDots !== undefined) for (const text of manyDots) nodes.push({ kind: 'sign', text });
    else if (dots !== undefined) nodes.push({ kind: 'dots', name: undefined });
    else if (dotsName !== undefined) nodes.push({ kind: 'dots', name: `$...${dotsName}` });
    else if (name !== undefined) nodes.push({ kind: 'metavariable', name: `$${name}` });
    else if (sign !== undefined) nodes.push({ kind: 'sign', text: sign });
    else if (other !== undefined) nodes.push({ kind: 'other', text: other });
  }
  return nodes;
}

function hasDoubleDots(nodes: readonly GenericNode[]): boolean {
  return nodes.some((node, at) => {
    if (node.kind === 'block') return hasDoubleDots(node.nodes);
    return node.kind === 'dots' && node.name !== undefined && nodes[at - 1]?.kind === 'dots';
  });
}

/** No blocks, and no name that has to stand for the same thing twice. */
function isContextFree(nodes: readonly GenericNode[]): boolean {
  const names = nodes.flatMap((node) => ('name' in node && node.name !== undefined ? [node.name] : []));
  return nodes.every(({ kind }) => kind !== 'block') && new Set(names).size === names.length;
}
