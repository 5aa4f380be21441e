import { FileFlow } from '../../../lang/flow/index.ts';
import { FileTaint } from '../../../lang/taint/file-taint.ts';
import type { LeafProvider, Scope } from '../formula/leaf.ts';
import { NodeIndex } from './node-index.ts';

/** What following taint needs of a file, shared by all rules. */
export interface TaintFile {
  readonly taint: FileTaint;
  readonly index: NodeIndex;
}

/** The files that taint was followed in, as long as their scopes live. */
export class TaintFiles {
  readonly #known = new WeakMap<Scope, TaintFile>();

  of(provider: LeafProvider, scope: Scope): TaintFile | undefined {
    const known = this.#known.get(scope);
    if (known !== undefined) return known;
    const read = provider.read?.(scope);
    if (read === undefined) return undefined;
    const made = {
      taint: new FileTaint(new FileFlow(read.tree, read.names)),
      index: new NodeIndex(read.tree),
    };
    this.#known.set(scope, made);
    return made;
  }
}
