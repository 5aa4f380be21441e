import type { FileFacts } from './facts/file-facts.ts';

/** What a project is made of; nothing is read before it is needed. */
export interface ProjectFiles {
  /** All paths, with `/`, relative to the root; those of dependencies, too, when they are there. */
  readonly paths: Iterable<string>;
  /** A configuration file (`package.json`, `tsconfig.json`, `go.mod`, …); undefined when it cannot be read. */
  read(path: string): string | undefined;
  /** The facts of a source file, from a cache or worked out now; undefined when it has none. */
  facts(path: string): FileFacts | undefined;
}

/** What became of a file. */
export interface FileChange {
  readonly path: string;
  readonly how: 'added' | 'changed' | 'removed';
}
