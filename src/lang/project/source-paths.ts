import type { FactsLanguage } from './facts/file-facts.ts';

const byExtension: Readonly<Record<string, FactsLanguage>> = {
  js: 'ecmascript',
  jsx: 'ecmascript',
  mjs: 'ecmascript',
  cjs: 'ecmascript',
  ts: 'ecmascript',
  tsx: 'ecmascript',
  mts: 'ecmascript',
  cts: 'ecmascript',
  py: 'python',
  java: 'java',
  go: 'go',
};

/** The family of languages of a source file by its name; undefined for other files, and for declarations alone (`.d.ts`). */
export function languageOfPath(path: string): FactsLanguage | undefined {
  if (/\.d\.[mc]?ts$/u.test(path)) return undefined;
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
}
