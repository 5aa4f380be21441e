import { childrenOf, kindOf, symbolOf, textOf } from '../../../lang/index.ts';
import { boundNodes } from './bindings.ts';
import { matchStringMetavariable } from './match-metavariable.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, type PatternNode } from './pattern.ts';

/** An interpolated string: `...` in its text takes any number of parts, `${x}` one expression. */
export function matchTemplate(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const nodes = partsAt(m, node);
  if (nodes === undefined) return;
  const patterns = pattern.children;
  const tried = new Set<string>();
  const from = (i: number, j: number): void => {
    const key = `${i} ${j} ${m.state}`;
    if (tried.has(key) || !m.step()) return;
    tried.add(key);
    const part = patterns[i];
    if (part === undefined) {
      if (j === nodes.length) then();
      return;
    }
    if (isKind(part, 'string-part') && part.text === '...') {
      for (let next = j; next <= nodes.length; next++) from(i + 1, next);
      return;
    }
    const many = isKind(part, 'string-part') && /^\$\.\.\.[A-Z_][A-Z0-9_]*$/.test(part.text);
    if (many) {
      const at = m.subject.tree.start[nodes[j] ?? node] ?? 0;
      for (let next = j; next <= nodes.length; next++)
        m.bind(part.text, boundNodes(m.subject, nodes.slice(j, next), at), () => from(i + 1, next));
      return;
    }
    const one = nodes[j];
    if (one !== undefined) matchPart(m, part, one, () => from(i + 1, j + 1));
  };
  from(0, 0);
}

const formatted = /^(?:[rb]?f|[$`])/i;

/** The parts of a template; of a formatted string without interpolation, itself. */
function partsAt({ subject: { tree } }: Matching, node: number): readonly number[] | undefined {
  const kind = kindOf(tree, node);
  // Of literals side by side, the first says what the whole is.
  if (kind === 'template')
    return tree.language === 'python' && !formatted.test(textOf(tree, node))
      ? undefined
      : childrenOf(tree, node);
  return kind === 'string' && formatted.test(textOf(tree, node)) ? [node] : undefined;
}

function matchPart(m: Matching, part: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (isKind(part, 'string-part') && /^\$[A-Z_][A-Z0-9_]*$/.test(part.text)) {
    matchStringMetavariable(m, { ...part, name: part.text }, node, then);
    return;
  }
  const text = kindOf(tree, node) === 'string-part' || kindOf(tree, node) === 'string';
  if (isKind(part, 'interpolation')) {
    if (tree.language === 'bash') {
      m.parts.expression(m, part, node, then);
      return;
    }
    const [inner] = part.children;
    const [value] = childrenOf(tree, node);
    // In PHP, where both are written side by side, it takes the text between values, too.
    if (text && inner?.is === 'metavariable' && tree.language === 'php') {
      matchStringMetavariable(m, inner, node, then);
      return;
    }
    if (!text && inner !== undefined && value !== undefined) m.parts.expression(m, inner, value, then);
    return;
  }
  if (text && part.text === symbolOf(tree, node)) then();
}
