import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sha256 } from '../../../core/digest.ts';
import { limits } from '../../../core/limits.ts';
import type { FlatTree, TreeStore } from '../../../lang/index.ts';
import { routeFacts, type RouteFacts } from '../../../lang/routes/index.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import {
  factsVersion,
  packFacts,
  readFacts,
  unpackFacts,
  type FileFacts,
} from '../../../lang/project/index.ts';

/** The facts of files by their text, so that a run over many files looks again only at those that changed. */
export class KeptFacts {
  readonly #store: TreeStore | undefined;

  constructor(store: TreeStore | undefined) {
    this.#store = store;
  }

  /** The facts of a text that was parsed, kept for later runs. */
  note(
    text: string,
    read: { readonly tree: FlatTree; readonly names: FileNames },
    language: string,
  ): FileFacts | undefined {
    const facts = readFacts(read.tree, read.names);
    if (facts !== undefined) this.#store?.set(keyOf(text, language), Buffer.from(packFacts(facts)));
    return facts;
  }

  /** The facts that were kept; undefined when there are none. A record is checked before it comes out of the store. */
  of(text: string, language: string): FileFacts | undefined {
    const kept = this.#store?.get(keyOf(text, language));
    if (kept === undefined) return undefined;
    const facts = unpackFacts(Buffer.from(kept).toString('utf8'));
    return facts.ok ? facts.value : undefined;
  }

  /** What a text that was parsed says about routes, kept for later runs. */
  noteRoutes(text: string, tree: FlatTree, language: string): RouteFacts {
    const facts = routeFacts(tree);
    this.#store?.set(routesKey(text, language), deflateRawSync(JSON.stringify(facts), { level: 1 }));
    return facts;
  }

  hasRoutes(text: string, language: string): boolean {
    return this.#store?.get(routesKey(text, language)) !== undefined;
  }

  /** What was kept about routes; undefined when nothing was, or when it cannot be read. */
  routesOf(text: string, language: string): RouteFacts | undefined {
    const kept = this.#store?.get(routesKey(text, language));
    if (kept === undefined) return undefined;
    const plain = inflateRawSync(kept, { maxOutputLength: limits.routeFactsBytes });
    return JSON.parse(plain.toString('utf8')) as RouteFacts;
  }

  /** A text kept by a key of another kind. */
  textOf(key: string): string | undefined {
    const kept = this.#store?.get(sha256(key));
    return kept === undefined ? undefined : Buffer.from(kept).toString('utf8');
  }

  setText(key: string, text: string): void {
    this.#store?.set(sha256(key), Buffer.from(text));
  }
}

function routesKey(text: string, language: string): string {
  return sha256(`routes ${language}\n${text}`);
}

function keyOf(text: string, language: string): string {
  return sha256(`facts ${factsVersion} ${language}\n${text}`);
}
