import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isLanguage, languageOf, type Parsers } from '../../src/lang/index.ts';
import { namesOf } from '../../src/lang/names/index.ts';
import { readFacts, type FileFacts, type ProjectFiles } from '../../src/lang/project/index.ts';

/** Folders of packages that nothing here loads: compilers and grammars, whose files are many. */
const skipped: ReadonlySet<string> = new Set([
  '.git',
  '.cache',
  '@types',
  'typescript-7',
  'lightningcss',
  '@rolldown',
]);

/** The files below some folders of a root, with facts read when they are asked for; paths are relative to the root. */
export function filesBelow(root: string, folders: readonly string[], parsers: Parsers): ProjectFiles {
  const paths = folders.flatMap((folder) => listed(root, folder)).sort();
  const known = new Map<string, FileFacts | undefined>();
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  return {
    paths,
    read,
    facts: (path) => {
      if (!known.has(path)) known.set(path, factsOf(parsers, path, read(path)));
      return known.get(path);
    },
  };
}

function factsOf(parsers: Parsers, path: string, text: string): FileFacts | undefined {
  const language = languageOf(path);
  if (language === undefined || !isLanguage(language)) return undefined;
  const { tree } = parsers.parse(language, text);
  return readFacts(tree, namesOf(tree));
}

function listed(root: string, folder: string): readonly string[] {
  const paths: string[] = [];
  const pending = [join(root, folder)];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (skipped.has(entry.name) || entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) pending.push(join(at, entry.name));
      else if (/\.(?:[cm]?[jt]sx?|json)$/u.test(entry.name)) paths.push(relative(root, join(at, entry.name)));
    }
  }
  return paths;
}
