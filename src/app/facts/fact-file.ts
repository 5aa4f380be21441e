import { limits } from '../../core/limits.ts';
import { forTerminal } from '../../core/sanitise.ts';
import type { Confidence } from '../../core/severity.ts';
import type { FactId, FactKind, RepoFact } from '../../model/propose/repo-fact.ts';
import { meaningsOf, type Catalogue } from './catalogue.ts';

/** A file that facts are read from: whole, decoded, without a byte order mark. */
export interface FactFile {
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  readonly text: string;
}

/** The facts of one file, and what kept the reader from all of them. */
export interface Reading {
  readonly facts: readonly RepoFact[];
  readonly problem?: string;
}

/** Reads one kind of file. Never throws for what a file holds. */
export interface FactReader {
  wants(path: string, name: string): boolean;
  read(file: FactFile): Reading;
}

interface Found {
  readonly kind: FactKind;
  readonly id: FactId;
  readonly line: number;
  readonly detail?: string;
  readonly tech?: string;
  readonly confidence?: Confidence;
}

/** A fact of this file; foreign text in it is cut and made printable. */
export function factOf(
  file: FactFile,
  { kind, id, line, detail = '', tech = '', confidence = 'high' }: Found,
): RepoFact {
  return {
    kind,
    id,
    line,
    detail: forTerminal(detail.slice(0, limits.factChars)),
    tech,
    path: file.path,
    confidence,
  };
}

/** What a dependency of a manifest tells. */
export function dependencyFacts(
  file: FactFile,
  catalogue: Catalogue,
  name: string,
  line: number,
): readonly RepoFact[] {
  return meaningsOf(catalogue, name).map(([id, tech]) => {
    const confidence = weak.has(id) ? ('medium' as const) : ('high' as const);
    return factOf(file, { kind: 'manifest', id, line, detail: name, tech, confidence });
  });
}

// That a package is needed says less of these: it may serve another end than the one a rule is about.
const weak: ReadonlySet<FactId> = new Set([
  'http-client',
  'yaml',
  'xml',
  'shell',
  'template',
  'logging',
  'upload',
  'image-processing',
  'archive',
  'cors',
  'object-mapping',
  'file-serving',
  'regex-from-input',
]);

/** The lines of a text from 1, each cut at a length no manifest needs; at most `limits.manifestLines`. */
export function* linesOf(text: string): Iterable<readonly [line: number, text: string]> {
  let at = 0;
  for (let line = 1; line <= limits.manifestLines && at <= text.length; line++) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    yield [line, text.slice(at, Math.min(stop, at + lineChars)).replace(/\r$/, '')];
    if (end < 0) return;
    at = end + 1;
  }
}

const lineChars = 4_000;

/** The line that holds an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
