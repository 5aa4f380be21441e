import { afterEach, expect, test } from 'vitest';
import { DayProject, workflowWith } from '../../../tests/day-project.ts';
import { daily, type Daily, type DailyWish } from './daily.ts';

const made: DayProject[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const ci = '.github/workflows/ci.yml';
const model = `version: 1
system: {id: shop, owner: "@shop"}
zones: [{id: inside, trust: 4}]
components: [{id: pipeline, type: ci, zone: inside, owner: "@pipes", code: [".github/**"]}]
threats: [{id: t, title: T, on: [pipeline], impact: 5, likelihood: 4, mitigations: [m-pinned]}]
mitigations: [{id: m-pinned, title: P, layer: cicd, verify: [{id: v, type: cicd, rules: [cicd/unpinned-action]}]}]
sla: {urgent: 2d, high: 5d}
`;

function project(files: Readonly<Record<string, string>>): DayProject {
  const one = new DayProject({ 'threat-model.yaml': model, ...files });
  made.push(one);
  return one;
}

async function day(wish: DailyWish): Promise<Daily> {
  let told: Daily | undefined;
  const outcome = await daily(wish, (one) => {
    told = one;
    return Promise.resolve('');
  });
  if (told === undefined) throw new Error(JSON.stringify(outcome));
  return told;
}

test('the first run is backlog; the next shows what is new, whose it is, and until when', async () => {
  const one = project({ [ci]: workflowWith('acme/one@v1') });
  const first = await day(one.wish('2026-11-20T02:00:00Z'));
  expect(first.view.counts).toMatchObject({ fresh: 0, open: 1, overdue: 0 });
  expect(first.notices).toContain('the first daily run: what it finds is backlog, and nothing is new');
  one.commit({ [ci]: workflowWith('acme/one@v1', 'acme/two@v1') });
  const second = await day(one.wish('2026-11-21T02:00:00Z'));
  expect(second.view.counts).toMatchObject({ fresh: 1, open: 2 });
  const row = second.view.rows.find(({ freshness }) => freshness === 'new');
  expect(row).toMatchObject({
    owner: { who: ['@pipes'], from: 'component' },
    highImpact: true,
    contradicts: ['m-pinned'],
    sla: { state: 'due', since: Date.parse('2026-11-21T02:00:00Z') },
  });
  const late = await day(one.wish('2026-11-27T02:00:00Z'));
  expect(late.run).toBe('shown-again');
  expect(late.view.counts).toMatchObject({ fresh: 1, overdue: 2 });
});

test('a commit is looked at once, unless it is asked for again, changed, or a run failed', async () => {
  const one = project({ [ci]: workflowWith('acme/one@v1') });
  await day(one.wish('2026-11-20T02:00:00Z'));
  const again = await day(one.wish('2026-11-20T03:00:00Z'));
  expect([again.run, again.view.rows.length]).toEqual(['shown-again', 1]);
  expect(again.notices.join()).toContain('nothing was scanned again');
  expect((await day(one.wish('2026-11-20T04:00:00Z', { again: true }))).run).toBe('scanned');
  one.write({ [ci]: workflowWith('acme/one@v1', 'acme/two@v1') });
  expect(await day(one.wish('2026-11-20T05:00:00Z'))).toMatchObject({ run: 'scanned', dirty: true });
});

test('days without a run are said, and one run covers them', async () => {
  const one = project({ [ci]: workflowWith('acme/one@v1') });
  await day(one.wish('2026-11-10T02:00:00Z'));
  one.commit({ [ci]: workflowWith('acme/one@v1', 'acme/two@v1') });
  const late = await day(one.wish('2026-11-14T02:30:00Z'));
  expect(late.notices).toContain('no daily run for 3 days: this one covers them all');
  expect(late.view.counts.fresh).toBe(1);
  one.commit({ a: '1' });
  const next = await day(one.wish('2026-11-15T01:45:00Z'));
  expect(next.notices.join()).not.toContain('no daily run');
});

test('what goes away is closed, and has a new time when it comes back; the week shows both', async () => {
  const one = project({ [ci]: workflowWith('acme/one@v1') });
  await day(one.wish('2026-11-20T02:00:00Z'));
  one.commit({ [ci]: workflowWith('acme/one@8f4b7f84864484a7bf31766abe9204da3cbe65b3') });
  expect((await day(one.wish('2026-11-21T02:00:00Z'))).view).toMatchObject({
    closed: 1,
    counts: { open: 0 },
  });
  one.commit({ [ci]: workflowWith('acme/one@v1') });
  const back = await day(one.wish('2026-11-22T02:00:00Z'));
  expect(back.view.rows).toMatchObject([
    { freshness: 'reopened', sla: { since: Date.parse('2026-11-22T02:00:00Z') } },
  ]);
  const week = await day(one.wish('2026-11-23T02:00:00Z', { period: 'week', again: true }));
  expect(week.view).toMatchObject({ period: 'week', counts: { fresh: 1 } });
});

test('CODEOWNERS comes first, by the forge’s own reading; comments in the code count', async () => {
  const one = project({
    [ci]: `${workflowWith('acme/one@v1')}      - uses: acme/two@v1 # holdfast-ignore: cicd/* reason="a mirror of ours"\n`,
    CODEOWNERS: '[Pipes]\n.github/work[a-f]lows/ @gl/pipes\n',
    '.gitlab-ci.yml': 'a: {script: [b]}\n',
  });
  const first = await day(one.wish('2026-11-20T02:00:00Z'));
  expect(first.view.rows.filter(({ rule }) => rule === 'cicd/unpinned-action')).toMatchObject([
    { owner: { who: ['@gl/pipes'], from: 'codeowners', because: 'CODEOWNERS:2' } },
  ]);
  const other = await day(one.wish('2026-11-20T02:00:00Z', { codeOwners: 'github' }));
  expect(other.view.rows[0]?.owner.from).toBe('component');
  expect(other.notices.join()).toContain('CODEOWNERS:1: GitHub does not understand');
});
