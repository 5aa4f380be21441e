import { sha256 } from '../core/digest.ts';
import { limits } from '../core/limits.ts';
import type { DiagnosticText, ModelDiagnostic } from './diagnostic.ts';
import { valueAt } from './schema-at.ts';
import { diagnosticAt, openYaml, rangeOf } from './yaml-source.ts';
import type { KeyPath, YamlSource } from './yaml-source.ts';

/** Gives the bytes of a file of the repository by its path from the root; undefined when there is none. */
export type ReadBaseline = (path: string) => Uint8Array | undefined;

export interface BaselineFiles {
  /** Nearest first: what an earlier one says wins over a later one. */
  readonly sources: readonly YamlSource[];
  readonly diagnostics: readonly ModelDiagnostic[];
}

interface Wish {
  readonly from: YamlSource;
  readonly at: KeyPath;
  readonly path: string;
  readonly sha256: string;
  /** The files on the way here. */
  readonly chain: readonly string[];
}

/** Opens every baseline a model extends, directly or not, within the limits; each only when its digest is right. */
export function openBaselines(model: YamlSource, read: ReadBaseline): BaselineFiles {
  const sources: YamlSource[] = [];
  const diagnostics: ModelDiagnostic[] = [];
  const open = [...wishesOf(model, [model.path])];
  const seen = new Set<string>();
  for (let wish = open.shift(); wish !== undefined; wish = open.shift()) {
    const opened = openOne(wish, read, seen);
    diagnostics.push(...opened.diagnostics);
    if (opened.source === undefined) continue;
    sources.push(opened.source);
    open.push(...wishesOf(opened.source, [...wish.chain, opened.source.path]));
  }
  return { sources, diagnostics };
}

function openOne(wish: Wish, read: ReadBaseline, seen: Set<string>) {
  const path = pathInside(wish.from.path, wish.path);
  if (path === undefined) return refused(wish, outside);
  if (wish.chain.includes(path)) return refused(wish, circle(path));
  if (seen.has(path)) return { source: undefined, diagnostics: [] };
  if (seen.size >= limits.modelBaselines) return refused(wish, tooMany);
  seen.add(path);
  const bytes = read(path);
  if (bytes === undefined) return refused(wish, absent(path));
  if (bytes.length > limits.modelBytes) return refused(wish, tooLarge(path));
  const digest = sha256(bytes);
  if (digest !== wish.sha256) return refused(wish, changed(path, digest), 'sha256');
  return openYaml(path, new TextDecoder().decode(bytes));
}

/** The path from the root of the repository; undefined when it leads outside or is not a plain relative path. */
export function pathInside(from: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || /[\\:\0]/.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '.');
  if (parts.some((part) => part === '..' || part === '')) return undefined;
  return [...from.split('/').slice(0, -1), ...parts].join('/');
}

function wishesOf(from: YamlSource, chain: readonly string[]): readonly Wish[] {
  const list = valueAt(from.raw, ['extends']);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index): readonly Wish[] => {
    const at: KeyPath = ['extends', index];
    const path = valueAt(from.raw, [...at, 'path']);
    const digest = valueAt(from.raw, [...at, 'sha256']);
    if (typeof path !== 'string' || typeof digest !== 'string') return [];
    return [{ from, at, path, sha256: digest, chain }];
  });
}

function refused(wish: Wish, told: Omit<DiagnosticText, 'code'>, field = 'path') {
  const { from } = wish;
  const range = rangeOf(from, [...wish.at, field]);
  return {
    source: undefined,
    diagnostics: [diagnosticAt(from.path, from.lines, range, { code: 'baseline', ...told })],
  };
}

const outside = {
  message: 'a baseline must be a file of this repository',
  cause: 'the path is absolute, names a host or drive, or leads out of the folder',
  fix: 'copy the file into the repository, below the model, and write its path from there',
};
const tooMany = { message: `more than ${limits.modelBaselines} baselines`, fix: 'join some of them' };
const circle = (path: string) => ({
  message: `the baseline ${path} extends itself`,
  fix: 'remove one link of the circle',
});
const absent = (path: string) => ({
  message: `there is no file ${path}`,
  fix: 'check the path; it is relative to this file',
});
const tooLarge = (path: string) => ({
  message: `${path} is larger than ${limits.modelBytes / 1024 / 1024} MiB`,
});
const changed = (path: string, digest: string) => ({
  message: `${path} is not the file that was pinned`,
  cause: `its SHA-256 is ${digest}`,
  fix: 'look at what changed in it; if you agree, write the new digest here',
});
