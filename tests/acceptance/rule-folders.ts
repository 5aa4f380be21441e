import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import { generateRuleList } from '../../tools/rule-list.ts';
import { fixBreaches } from './fixes.ts';
import { markedLines, wantedPath } from './marked-lines.ts';
import { inspectAll } from './sample.ts';
import type { SampleFile } from './sample.ts';

/** One file of `bad/` or `ok/`. */
export interface Fixture {
  /** Relative to the rule's folder, such as `bad/tag.yml`. */
  readonly file: string;
  readonly text: string;
}

/** A rule's folder as it is on disk. */
export interface RuleFolder {
  readonly name: string;
  readonly bad: readonly Fixture[];
  readonly ok: readonly Fixture[];
}

/** Where a fixture is scanned when its first line does not say so. */
export type PathOf = (file: string, text: string) => string;

const pathByName: PathOf = (file) => file.slice(file.lastIndexOf('/') + 1);

/** Registers one test per rule folder of the engine, and two for the list of them. */
export function acceptRuleFolders(engine: Engine, pathOf: PathOf = pathByName): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folders = ruleFoldersIn(join(root, 'src/engines', engine.id, 'rules'));
  describe(`${engine.id}: rules`, () => {
    test('the engine has the rules that are on disk, in the order of their names', () => {
      expect(engine.rules.map((rule) => rule.id)).toEqual(folders.map(({ name }) => `${engine.id}/${name}`));
    });
    test('the generated list is current (npm run generate)', () => {
      const path = `src/engines/${engine.id}/rules.gen.ts`;
      const generated = generateRuleList(root).find((one) => one.path === path);
      expect(readFileSync(join(root, path), 'utf8')).toBe(generated?.content);
    });
    for (const folder of folders) {
      test(`${folder.name} holds on its fixtures`, () => {
        expect(ruleFolderBreaches(engine, folder, pathOf)).toEqual([]);
      });
    }
  });
}

/** What a rule's folder breaks, as sentences. */
export function ruleFolderBreaches(engine: Engine, folder: RuleFolder, pathOf: PathOf): readonly string[] {
  const id = `${engine.id}/${folder.name}`;
  const info = engine.rules.find((rule) => rule.id === id);
  const counts = { bad: folder.bad.length, ok: folder.ok.length };
  return [
    ...(counts.bad >= 2 ? [] : ['fewer than 2 bad fixtures']),
    ...(counts.ok >= 3 ? [] : ['fewer than 3 ok fixtures']),
    ...(info === undefined ? [`no rule ${id}`] : []),
    ...(info !== undefined && (info.fixtures.bad !== counts.bad || info.fixtures.ok !== counts.ok)
      ? [`claims ${info.fixtures.bad} bad and ${info.fixtures.ok} ok`]
      : []),
    ...folder.bad.flatMap((fixture) => badBreaches(engine, id, fixture, pathOf)),
    ...folder.ok.flatMap((fixture) => okBreaches(engine, id, fixture, pathOf)),
  ];
}

function badBreaches(engine: Engine, id: string, fixture: Fixture, pathOf: PathOf): readonly string[] {
  const sample = sampleOf(fixture, pathOf);
  const wanted = markedLines(fixture.text);
  const found = linesOf(engine, id, sample);
  const silent = wanted
    .filter((line) => !found.includes(line))
    .map((line) => `${fixture.file}:${line} is not found`);
  const extra = found
    .filter((line) => !wanted.includes(line))
    .map((line) => `${fixture.file}:${line} is not marked`);
  return [
    ...(wanted.length === 0 ? [`${fixture.file} marks no line`] : []),
    ...silent,
    ...extra,
    ...problemsOf(engine, fixture, sample),
    ...fixBreaches(engine, id, sample).map((breach) => `${fixture.file}: ${breach}`),
  ];
}

function okBreaches(engine: Engine, id: string, fixture: Fixture, pathOf: PathOf): readonly string[] {
  const sample = sampleOf(fixture, pathOf);
  const found = linesOf(engine, id, sample).map(
    (line) => `${fixture.file}:${line} is found and should not be`,
  );
  const marked = markedLines(fixture.text).map(
    (line) => `${fixture.file}:${line} is marked in an ok fixture`,
  );
  return [...found, ...marked, ...problemsOf(engine, fixture, sample)];
}

/** A fixture that was not understood proves nothing. */
function problemsOf(engine: Engine, fixture: Fixture, sample: SampleFile): readonly string[] {
  const wanted = engine.wants({ kind: 'file', path: sample.path, bytes: sample.content.length }, {});
  const events = inspectAll(engine, { files: [sample] });
  const bad = events.filter((event) => event.kind === 'problem' || event.kind === 'skipped');
  return [
    ...(wanted ? [] : [`${fixture.file} is not wanted at ${sample.path}`]),
    ...bad.map((event) => `${fixture.file}: ${JSON.stringify(event)}`),
  ];
}

function linesOf(engine: Engine, id: string, sample: SampleFile): readonly number[] {
  const lines = new Set<number>();
  for (const event of inspectAll(engine, { files: [sample] })) {
    if (event.kind !== 'finding' || event.finding.rule !== id) continue;
    if ('line' in event.finding.at) lines.add(event.finding.at.line);
  }
  return [...lines].sort((a, b) => a - b);
}

function sampleOf({ file, text }: Fixture, pathOf: PathOf): SampleFile {
  return { path: wantedPath(text) ?? pathOf(file, text), content: text };
}

function ruleFoldersIn(folder: string): readonly RuleFolder[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      bad: fixturesIn(join(folder, name), 'bad'),
      ok: fixturesIn(join(folder, name), 'ok'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function fixturesIn(folder: string, kind: 'bad' | 'ok'): readonly Fixture[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.startsWith(join(folder, kind)))
    .sort()
    .map((path) => ({
      file: path.slice(folder.length + 1).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));
}
