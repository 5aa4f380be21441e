import type { Asked } from './resolve/package-exports.ts';
import type { FileFacts } from './facts/file-facts.ts';

/** A class, function or write of the project by a name that other files know it under. */
export interface Entry {
  readonly path: string;
  /** Its number in the facts of that file. */
  readonly n: number;
}

/** The listing and configuration files, which resolution looks at. */
export interface Listed {
  has(path: string): boolean;
  /** Names of the files directly in a folder; empty when there is none. */
  filesIn(folder: string): readonly string[];
  /** A configuration file, read as JSON with comments; undefined when it is none. */
  json(path: string): unknown;
  /** A configuration file as text. */
  text(path: string): string | undefined;
  /** Paths of all configuration files with a name (`go.mod`, `package.json`), dependencies left out. */
  named(name: string): readonly string[];
}

/**
 * How one question looks at the project. Everything that was looked at is remembered by the project, so that the
 * answer is forgotten when that changes; what is not there counts as looked at, too.
 */
export interface Lookup {
  has(path: string): boolean;
  filesIn(folder: string): readonly string[];
  /** Where a module or package is that a file imports. */
  resolve(path: string, specifier: string, asked: Asked): Resolution;
  facts(path: string): FileFacts | undefined;
  /** Entries of the project's own files under a key, in the order of their paths; see `index-keys.ts`. */
  entries(key: string): readonly Entry[];
}

/** Where a module or package is. */
export type Resolution =
  | { readonly is: 'file'; readonly path: string }
  /** A package that is a folder: of Go, or of Python without an `__init__.py`. */
  | { readonly is: 'folder'; readonly path: string }
  /** Not in the project: its name as the ecosystem knows it. */
  | { readonly is: 'external'; readonly name: string }
  /** A file of the project that is not there. */
  | { readonly is: 'missing' };
