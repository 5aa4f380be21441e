import { limits } from '../../core/limits.ts';
import type { MutationFact } from '../../core/fact.ts';
import type { FlatTree } from '../index.ts';
import type { FileNames } from '../names/index.ts';
import { boundsAt } from './bounds.ts';
import { decoratorsAt } from './decorators.ts';
import { encodingsAt } from './encodings.ts';
import { guardsAt } from './guards.ts';
import { middlewareAt } from './middleware.ts';
import type { Mutation } from './mutation.ts';
import { ownershipAt } from './ownership.ts';
import { queriesAt } from './queries.ts';
import { SourceView } from './source-view.ts';
import { validatorsAt } from './validators.ts';

const languages: ReadonlySet<string> = new Set([
  'javascript',
  'typescript',
  'tsx',
  'jsx',
  'python',
  'java',
  'go',
]);
const finders = [
  guardsAt,
  middlewareAt,
  decoratorsAt,
  ownershipAt,
  validatorsAt,
  queriesAt,
  encodingsAt,
  boundsAt,
] as const;

/**
 * The places of a file where a control of security can be taken away by one edit, in the order of the text; at most
 * `limits.mutationPoints`. Each edit is meant alone: it leaves a file that parses. Empty for languages other than
 * JavaScript, TypeScript, Python, Java and Go.
 */
export function mutationFacts(path: string, tree: FlatTree, names: FileNames): readonly MutationFact[] {
  if (!languages.has(tree.language)) return [];
  const v = new SourceView(tree, names);
  const found = new Map<string, MutationFact>();
  for (let node = 1; node < tree.count && found.size < limits.mutationPoints; node++) {
    for (const finder of finders) {
      for (const one of finder(v, node)) {
        const key = `${one.start} ${one.end} ${one.replacement}`;
        if (!found.has(key) && isChange(tree, one))
          found.set(key, { kind: 'mutation', path, ...one, function: v.functionName(node) });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function isChange(tree: FlatTree, { start, end, replacement }: Mutation): boolean {
  return tree.text.slice(start, end) !== replacement;
}
