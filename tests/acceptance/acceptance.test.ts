import { describe, expect, test } from 'vitest';
import type { Engine, Event, SourceFile } from '../../src/core/engine.ts';
import type { Finding } from '../../src/core/finding.ts';
import { engineChecks } from './checks.ts';
import { reaches } from './engine.ts';
import { markedLines, wantedPath } from './marked-lines.ts';
import { ruleFolderBreaches } from './rule-folders.ts';
import type { RuleFolder } from './rule-folders.ts';
import type { Sample } from './sample.ts';

/** Finds the word "bad" and knows how to delete it. */
const toy: Engine = {
  id: 'cicd',
  version: 1,
  needs: { network: false, runningApp: false, credentials: false, executesCode: false },
  factsNeeded: [],
  factsGiven: [],
  rules: [
    {
      id: 'cicd/toy',
      engine: 'cicd',
      title: 'The word bad',
      why: 'It is a bad word to have.',
      todo: 'Delete the word.',
      severity: 'low',
      confidence: 'high',
      mitigations: ['no-bad-words'],
      cwe: [],
      digest: 'a'.repeat(64),
      fixtures: { bad: 2, ok: 3 },
      proof: 'measured',
    },
  ],
  checkOptions: (options) => (Object.keys(options).length === 0 ? undefined : 'no options are known'),
  wants: (target) => target.kind === 'file',
  inspect,
  async *run(job) {
    if (!job.signal.aborted) yield { kind: 'measure', name: 'runs', value: 1 };
  },
  selfCheck: () => [{ rule: 'cicd/toy', fired: true }],
};

function* inspect(file: SourceFile): Iterable<Event> {
  if (file.text().startsWith('broken')) {
    yield { kind: 'problem', problem: { kind: 'failed', target: file.path, message: 'broken' } };
  }
  for (const [index, line] of file.text().split('\n').entries()) {
    if (/^bad\b/.test(line)) yield { kind: 'finding', finding: findingAt(file, index + 1) };
  }
}

function findingAt(file: SourceFile, line: number): Finding {
  const start =
    file
      .text()
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  return {
    engine: 'cicd',
    rule: 'cicd/toy',
    severity: 'low',
    confidence: 'high',
    at: { kind: 'code', path: file.path, line, column: 1, endLine: line, endColumn: 4 },
    message: 'the word bad',
    anchor: { scope: '', match: 'bad', context: '' },
    fix: { title: 'Delete it', edits: [{ path: file.path, start, end: start + 3, text: '' }] },
  };
}

const sample: Sample = {
  files: [
    { path: 'a.txt', content: 'bad\nfine\n' },
    { path: 'b.txt', content: 'fine\nbad\n' },
  ],
  broken: { path: 'c.txt', content: 'broken' },
};

/** The toy, whose events for each file go through `change`. */
function changed(change: (events: readonly Event[], file: SourceFile) => readonly Event[]): Engine {
  return { ...toy, inspect: (file) => change([...inspect(file)], file) };
}

let calls = 0;
const broken: Readonly<Record<string, Engine>> = {
  'its rules say who they are': { ...toy, rules: toy.rules.map((rule) => ({ ...rule, why: 'because' })) },
  'it finds something in its sample': { ...toy, inspect: () => [] },
  'the same input gives the same events in the same order': changed((events) => [
    ...events,
    { kind: 'measure', name: 'calls', value: ++calls },
  ]),
  'inspect is pure: order and mixing of files change nothing': remembering(),
  'hostile input is never a crash, and is told of that file only': changed((events, file) => {
    if (file.bytes === 0) throw new Error('empty');
    return events;
  }),
  'one broken file is one problem': changed((events) => [
    ...events,
    ...events.filter((event) => event.kind === 'problem'),
  ]),
  'a run that was cancelled before it began says nothing': {
    ...toy,
    async *run() {
      const content = new Uint8Array();
      const file: SourceFile = { kind: 'file', path: 'a', bytes: 0, content, text: () => '' };
      yield { kind: 'finding', finding: findingAt(file, 1) };
    },
  },
  'every event survives JSON': changed(() => [{ kind: 'measure', name: 'x', value: Number.NaN }]),
  'findings are well formed and of known rules': changed((events) =>
    events.map((event) =>
      event.kind === 'finding'
        ? { kind: 'finding', finding: { ...event.finding, rule: 'cicd/other' } }
        : event,
    ),
  ),
  'the self-check fires for every rule': { ...toy, selfCheck: () => [{ rule: 'cicd/toy', fired: false }] },
  'options are checked, and none is fine': { ...toy, checkOptions: () => undefined },
  'it wants its sample and judges by name, size and kind only': { ...toy, wants: () => true },
};

function remembering(): Engine {
  let last = '';
  return {
    ...toy,
    *inspect(file) {
      last = file.path;
      yield* inspect(file);
      if (last !== file.path) yield { kind: 'measure', name: 'disturbed', value: 1 };
    },
  };
}

describe('the acceptance checks pass a sound engine', () => {
  test.each(Object.entries(engineChecks))('%s', async (_, check) => {
    expect(await check(toy, sample)).toEqual([]);
  });
});

describe('the acceptance checks catch an unsound one', () => {
  test('there is a broken engine for each check', () => {
    expect(Object.keys(broken)).toEqual(Object.keys(engineChecks));
  });
  test.each(Object.entries(broken))('%s', async (promise, engine) => {
    const check = engineChecks[promise];
    expect(await check?.(engine, sample)).not.toEqual([]);
  });
  test('events about another file', async () => {
    const engine = changed((events) => [...events, { kind: 'skipped', target: 'other', reason: 'x' }]);
    const check = engineChecks['hostile input is never a crash, and is told of that file only'];
    expect(await check?.(engine, sample)).not.toEqual([]);
  });
});

test.each([
  ["import { readFileSync } from 'node:fs';", 1],
  ["import { spawn } from 'child_process';", 1],
  ['const now = Date.now();', 1],
  ['return process.env.HOME;', 1],
  ["import { createHash } from 'node:crypto';", 0],
  ['// Date.now() is not for engines', 0],
])('reaching out is seen in: %s', (text, ways) => {
  expect(reaches('a.ts', text)).toHaveLength(ways);
});

const folder: RuleFolder = {
  name: 'toy',
  bad: [
    { file: 'bad/one.txt', text: 'bad # <- finding\n' },
    { file: 'bad/two.txt', text: 'fine\nbad # <- finding\nbad // <- finding\n' },
  ],
  ok: ['good\n', 'not bad\n', 'badge\n'].map((text, n) => ({ file: `ok/${n}.txt`, text })),
};
const pathOf = (file: string): string => file;

describe('rule folders', () => {
  test('a sound one passes', () => expect(ruleFolderBreaches(toy, folder, pathOf)).toEqual([]));

  test.each<[string, Engine, RuleFolder]>([
    ['too few bad fixtures', toy, { ...folder, bad: folder.bad.slice(1) }],
    ['too few ok fixtures', toy, { ...folder, ok: folder.ok.slice(1) }],
    ['another name than the rule', toy, { ...folder, name: 'other' }],
    ['a marked line that is silent', toy, withBad('good # <- finding\n')],
    ['a line that fires and is not marked', toy, withBad('bad # <- finding\nbad\n')],
    ['a bad fixture without a mark', toy, withBad('good\n')],
    [
      'an ok fixture that fires',
      toy,
      { ...folder, ok: [...folder.ok.slice(1), { file: 'ok/x', text: 'bad\n' }] },
    ],
    ['a fixture that is not understood', toy, withBad('broken\nbad # <- finding\n')],
    ['a fix that does nothing', withFix(''), folder],
    ['a fix that leaves the file', withFix('outside'), folder],
    ['a fix that breaks the file', withFix('breaks'), folder],
  ])('%s is caught', (_, engine, given) => {
    expect(ruleFolderBreaches(engine, given, pathOf)).not.toEqual([]);
  });
});

function withBad(text: string): RuleFolder {
  return { ...folder, bad: [...folder.bad.slice(1), { file: 'bad/x.txt', text }] };
}

function withFix(kind: '' | 'outside' | 'breaks'): Engine {
  const edit = {
    '': { end: 0, text: '' },
    outside: { end: 9_999, text: '' },
    breaks: { end: 3, text: 'broken' },
  }[kind];
  return changed((events, { path }) =>
    events.map((event) =>
      event.kind === 'finding'
        ? {
            kind: 'finding',
            finding: { ...event.finding, fix: { title: 'x', edits: [{ path, start: 0, ...edit }] } },
          }
        : event,
    ),
  );
}

test('marks are read in the comment of any language', () => {
  const text =
    'a # <- finding\nb\nc(); // <- finding\r\nd -- <- finding\n<e/> <!-- <- finding -->\n"<- finding"\n';
  expect(markedLines(text)).toEqual([1, 3, 4, 5]);
  expect(wantedPath('# path: a/b.yml\nx')).toBe('a/b.yml');
  expect(wantedPath('x\n# path: a/b.yml')).toBeUndefined();
});
