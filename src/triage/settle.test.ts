import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import { noFindingState } from '../core/tracked.ts';
import type { FindingState } from '../core/tracked.ts';
import type { EngineCoverage } from './coverage-of.ts';
import { decide } from './decide.ts';
import { settle } from './settle.ts';
import type { RunFindings, Settled } from './settle.ts';

const rule = 'secrets/token';

function finding(line: number, match = `text ${line}`, path = 'a.ts'): Finding {
  return {
    engine: 'secrets',
    rule,
    severity: 'high',
    confidence: 'high',
    at: { kind: 'code', path, line, column: 1, endLine: line, endColumn: 2 },
    message: 'found',
    anchor: { scope: 'f', match, context: `around ${match}` },
  };
}

function coverage(part: Partial<EngineCoverage> = {}): EngineCoverage {
  return {
    engine: 'secrets',
    version: 2,
    finished: true,
    rules: new Map([[rule, 'digest-1']]),
    catalogue: new Set([rule]),
    paths: { kind: 'all-but', missed: new Set() },
    ...part,
  };
}

function run(at: number, findings: readonly Finding[], more: Partial<RunFindings> = {}): RunFindings {
  let n = 0;
  return { at, findings, coverage: [coverage()], newId: () => `id-${at}-${n++}`, ...more };
}

function changes({ changes: list }: Settled): string[] {
  return list.map(({ kind }) => kind);
}

function scanned(findings: readonly Finding[]): FindingState {
  return settle(noFindingState, run(1, findings)).state;
}

test('the first scan is the baseline; what comes later is new', () => {
  const first = settle(noFindingState, run(1, [finding(1)]));
  expect(changes(first)).toEqual(['baseline']);
  const second = settle(first.state, run(2, [finding(1), finding(2)]));
  expect(second.known.map(({ history }) => history)).toEqual(['baseline', 'new']);
  const third = settle(second.state, run(3, [finding(1), finding(2)]));
  expect(third.known.map(({ history }) => history)).toEqual(['baseline', 'existing']);
  expect(third.known.map(({ tracked }) => tracked.id)).toEqual(second.known.map(({ tracked }) => tracked.id));
});

test('a scan of one file makes no baseline of the rest', () => {
  const paths = { kind: 'only', scanned: new Set(['a.ts']) } as const;
  const part = settle(noFindingState, run(1, [finding(1)], { coverage: [coverage({ paths })] }));
  const all = settle(part.state, run(2, [finding(1), finding(5, 'x', 'b.ts')]));
  expect(all.known.map(({ history }) => history)).toEqual(['baseline', 'baseline']);
});

test('a rule that is new to the repo starts with a baseline of its own', () => {
  const state = scanned([]);
  expect(state.rules).toEqual([{ rule, whole: true }]);
  const other = { ...finding(3), rule: 'secrets/other' };
  const rules = new Map([
    [rule, 'digest-1'],
    ['secrets/other', 'd'],
  ]);
  const next = settle(state, run(2, [finding(1), other], { coverage: [coverage({ rules })] }));
  expect(next.known.map(({ history }) => history)).toEqual(['new', 'baseline']);
});

test('the same run imported twice creates and closes nothing', () => {
  const input = run(2, [finding(1), finding(2), finding(2), finding(9, 'text 1')]);
  const once = settle(scanned([finding(1)]), input);
  const twice = settle(once.state, input);
  expect(twice.state).toEqual(once.state);
  expect(changes(twice)).not.toContain('new');
  expect(changes(twice)).not.toContain('fixed');
});

test.each([
  ['covered it', coverage(), 'fixed'],
  ['did not finish', coverage({ finished: false }), undefined],
  ['missed the file', coverage({ paths: { kind: 'all-but', missed: new Set(['src/a.ts']) } }), undefined],
  ['missed the folder', coverage({ paths: { kind: 'all-but', missed: new Set(['src']) } }), undefined],
  ['looked at other files', coverage({ paths: { kind: 'only', scanned: new Set(['b.ts']) } }), undefined],
  [
    'looked at that file only',
    coverage({ paths: { kind: 'only', scanned: new Set(['src/a.ts']) } }),
    'fixed',
  ],
  ['had the rule off', coverage({ rules: new Map() }), undefined],
  ['no longer has the rule', coverage({ rules: new Map(), catalogue: new Set() }), 'rule-retired'],
  ['had a changed rule', coverage({ rules: new Map([[rule, 'digest-2']]) }), 'fixed'],
  [
    'had an older engine with another rule',
    coverage({ version: 1, rules: new Map([[rule, 'digest-0']]) }),
    undefined,
  ],
  ['had an older engine with the same rule', coverage({ version: 1 }), 'fixed'],
  [
    'had an older engine without the rule',
    coverage({ version: 1, rules: new Map(), catalogue: new Set() }),
    undefined,
  ],
])('a run that %s', (_, engine, fate) => {
  const state = scanned([finding(1, 'x', 'src/a.ts')]);
  const next = settle(state, run(2, [], { coverage: [engine] }));
  expect(changes(next)).toEqual(fate === undefined ? [] : [fate]);
  expect(next.state.findings[0]?.status).toBe(fate ?? 'open');
});

test('a run without the engine closes nothing', () => {
  expect(changes(settle(scanned([finding(1)]), run(2, [], { coverage: [] })))).toEqual([]);
});

test('a finding that comes back keeps its id and starts another episode', () => {
  const first = scanned([finding(1)]);
  const gone = settle(first, run(2, []));
  const back = settle(gone.state, run(3, [finding(7, 'text 1')]));
  expect(changes(back)).toEqual(['reopened']);
  expect(back.state.findings).toMatchObject([
    { id: first.findings[0]?.id, status: 'open', episodes: [{ opened: 1, closed: 2 }, { opened: 3 }] },
  ]);
  expect(settle(back.state, run(4, [finding(7, 'text 1')])).known[0]?.history).toBe('existing');
});

test('likeness keeps the id and leaves a doubt; it never reopens', () => {
  const state = scanned([finding(1, 'query("select one from table")')]);
  const edited = settle(state, run(2, [finding(1, 'query("select two from table")')]));
  expect(edited.state.findings).toMatchObject([{ id: state.findings[0]?.id, doubtedAt: 2 }]);
  const gone = settle(state, run(2, []));
  expect(changes(settle(gone.state, run(3, [finding(1, 'query("select two from table")')])))).toEqual([
    'new',
  ]);
});

test('without state a decision in the repo gives its finding the id it has elsewhere', () => {
  const elsewhere = settle(noFindingState, run(1, [finding(1)], { newId: () => 'f_0123456789' }));
  const decisions: Decision[] = elsewhere.state.findings.map((one) =>
    decide(one, { kind: 'ignore', reason: 'sample' }, 'ana', 5),
  );
  const here = settle(noFindingState, run(2, [finding(8, 'text 1'), finding(9)], { decisions }));
  expect(here.known.map(({ tracked }) => tracked.id)).toEqual(['f_0123456789', 'id-2-0']);
});

test('whatever happens, ids are unique and each finding of the run is open in the state', () => {
  const findings = fc.array(
    fc
      .tuple(fc.nat(9), fc.constantFrom('x', 'yyyy', 'yyyz'), fc.constantFrom('a', 'b'))
      .map((args) => finding(...args)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(fc.array(findings, { maxLength: 5 }), (runs) => {
      let state = noFindingState;
      for (const [at, list] of runs.entries()) {
        const next = settle(state, run(at, list));
        state = next.state;
        expect(new Set(state.findings.map(({ id }) => id)).size).toBe(state.findings.length);
        expect(state.findings.filter(({ status }) => status === 'open')).toHaveLength(list.length);
        expect(
          state.findings.every(
            ({ status, episodes }) => (status === 'open') === (episodes.at(-1)?.closed === undefined),
          ),
        ).toBe(true);
      }
    }),
  );
});
