import { sha256 } from '../../../core/digest.ts';
import { roleOf, symbolOf, type FlatTree } from '../../tree/flat-tree.ts';
import { kinds } from '../../tree/kinds.ts';
import type { Outline } from './outline.ts';

const comment = kinds.indexOf('comment');
/** Hex digits kept of a digest: 128 bits. */
const digits = 32;

/**
 * Digests of the tokens of every function, without comments and white space. A function inside another one counts by
 * its own digest, so that each node is looked at once.
 */
export function bodyDigests(tree: FlatTree, { functions, functionAt, numbers }: Outline): readonly string[] {
  const parts: string[][] = functions.map(() => []);
  const digests: string[] = functions.map(() => '');
  for (let node = 1; node < tree.count; node++) {
    const around = parts[functionAt[node] ?? 0];
    const own = numbers.get(node);
    if (tree.kind[node] === comment) continue;
    around?.push(word(tree, node, own !== undefined && functions[own] === node ? own : -1));
  }
  for (let n = functions.length - 1; n >= 0; n--) {
    const words = (parts[n] ?? []).map((one) => placed(one, digests));
    digests[n] = sha256(words.join('\n')).slice(0, digits);
  }
  return digests;
}

/** A node as a word; of a function inside, the place of its digest. */
function word(tree: FlatTree, node: number, functionNumber: number): string {
  const depth = tree.last[node] === node ? '' : `(${String((tree.last[node] ?? node) - node)}`;
  if (functionNumber > 0) return `\0${String(functionNumber)}`;
  return `${String(tree.kind[node])}${depth}${roleOf(tree, node)} ${symbolOf(tree, node)}`;
}

function placed(text: string, digests: readonly string[]): string {
  return text.startsWith('\0') ? (digests[Number(text.slice(1))] ?? '') : text;
}

const wrappers: ReadonlySet<number> = new Set(
  (['export', 'class', 'class-body', 'import', 'import-item', 'package'] as const).map((kind) =>
    kinds.indexOf(kind),
  ),
);

/** Digest of the tokens outside of all functions, classes' fields with them: what a file sets up when it is loaded. */
export function topDigest(tree: FlatTree, { functionAt, numbers }: Outline): string {
  const words: string[] = [];
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kind[node] ?? 0;
    if (functionAt[node] !== 0 || numbers.has(node) || kind === comment || wrappers.has(kind)) continue;
    if (wrappers.has(tree.kind[tree.parent[node] ?? 0] ?? 0) && tree.last[node] === node) continue;
    words.push(`${String(kind)}${roleOf(tree, node)} ${symbolOf(tree, node)}`);
  }
  return sha256(words.join('\n')).slice(0, digits);
}
