import { growthOf } from '../../../lang/regex/growth.ts';
import { parseRegex } from '../../../lang/regex/parse.ts';
import { childrenOf } from '../../../lang/regex/node.ts';
import type { RegexNode } from '../../../lang/regex/node.ts';

/**
 * Whether a regular expression of the scanned code can take exponential time: a repeat of a repeat that may end, with
 * something behind it that can fail. False for what is no expression.
 */
export function mayBacktrackForever(source: string): boolean {
  const parsed = parseRegex(source);
  return parsed.ok && hasRepeatBeforeFailure(parsed.value.root, false);
}

function hasRepeatBeforeFailure(node: RegexNode, canFailAfter: boolean): boolean {
  if (node.kind === 'sequence') {
    let failing = canFailAfter;
    for (const part of node.parts.toReversed()) {
      if (hasRepeatBeforeFailure(part, failing)) return true;
      failing ||= canFail(part);
    }
    return false;
  }
  if (node.kind === 'repeat' && canFailAfter && node.mode !== 'possessive') {
    if (
      node.max > 3 &&
      (variesInside(node.body) || growthOf({ ...node, max: Infinity }).kind === 'exponential')
    )
      return true;
  }
  return childrenOf(node).some((child) => hasRepeatBeforeFailure(child, canFailAfter));
}

/**
 * A repeat of a repeat of no fixed length. It is what rules mean by this question, though some of these are harmless:
 * the inner one may be told apart by what stands around it.
 */
function variesInside(node: RegexNode): boolean {
  if (node.kind === 'repeat' && node.mode !== 'possessive') {
    const varies = node.min >= 1 ? node.max > node.min : node.max >= 2;
    if (varies) return true;
  }
  return childrenOf(node).some(variesInside);
}

function canFail(node: RegexNode): boolean {
  if (node.kind === 'set' || node.kind === 'property' || node.kind === 'assertion') return true;
  return childrenOf(node).some(canFail);
}
