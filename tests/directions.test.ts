import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Folder of src -> folders it may import besides itself. `*` stands for all of src. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  model: ['core', 'formats'],
  formats: ['core'],
  lang: ['core'],
  engines: ['core', 'formats', 'lang'],
  io: ['core', 'formats'],
  store: ['core', 'formats'],
  publish: ['core', 'formats'],
  gate: ['core', 'model'],
  triage: ['core', 'model'],
  app: ['core', 'model', 'formats', 'lang', 'engines', 'io', 'store', 'publish', 'gate', 'triage'],
  cli: ['app', 'core', 'formats'],
  server: ['app', 'core', 'formats'],
};

/** Doors to the world: the only folders that may touch files, processes, the clock and chance. */
const doors = new Set(['io', 'store', 'cli', 'server']);
const world =
  /node:(fs|child_process|net|http|https|tls|dns|os|process|worker_threads)\b|\bfetch\(|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.(env|cwd|exit|argv|stdout|stderr|stdin|hrtime)\b/;

interface Import {
  readonly from: string;
  readonly to: string;
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts'))
    .sort();
}

function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  for (const match of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    found.push({ from: path, to: normalize(join(dirname(path), match[1] ?? '')) });
  }
  return found;
}

/** A test, which may import its support from anywhere. */
function isTestCode(path: string): boolean {
  return path.endsWith('.test.ts');
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function engineOf(path: string): string {
  return path.split('/')[2] ?? '';
}

/** What breaks the import law: one sentence each. */
export function breaches(imports: readonly Import[]): readonly string[] {
  const bad: string[] = [];
  for (const { from, to } of imports) {
    if (!to.startsWith('src/')) {
      if (!isTestCode(from)) bad.push(`${from} imports ${to}, outside src`);
      continue;
    }
    const [a, b] = [folderOf(from), folderOf(to)];
    if (a === b) {
      if (a === 'engines' && engineOf(from) !== engineOf(to))
        bad.push(`${from} imports another engine: ${to}`);
      continue;
    }
    if (!(allowed[a] ?? []).includes(b)) bad.push(`${from} (${a}) may not import ${to} (${b})`);
  }
  return bad;
}

test('imports go down only', () => {
  const imports = sources('src').flatMap((path) => importsOf(path, readFileSync(path, 'utf8')));
  expect(imports.length).toBeGreaterThan(50);
  expect(breaches(imports.filter(({ from }) => !isTestCode(from)))).toEqual([]);
});

test('an import that goes up, or to another engine, is a breach', () => {
  const up = { from: 'src/core/a.ts', to: 'src/io/b.ts' };
  const across = { from: 'src/engines/sast/a.ts', to: 'src/engines/secrets/b.ts' };
  expect(breaches([up, across])).toHaveLength(2);
});

test('files, processes, network, clock and chance are touched at the doors only', () => {
  const offenders = sources('src')
    .filter((path) => !path.endsWith('.test.ts') && !doors.has(folderOf(path)))
    .filter((path) => world.test(withoutComments(readFileSync(path, 'utf8'))));
  expect(offenders).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

test('no folder is named after an office, and no file re-exports everything', () => {
  const all = sources('src');
  expect(
    all.filter((path) => /\/(utils?|helpers?|common|misc|managers?)(\/|[^/]*\.ts$)/i.test(path)),
  ).toEqual([]);
  expect(all.filter((path) => /^export \*/m.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('no module keeps state', () => {
  const offenders = sources('src').filter(
    (path) => !path.endsWith('.test.ts') && /^(export )?(let|var) /m.test(readFileSync(path, 'utf8')),
  );
  expect(offenders).toEqual([]);
});
