import { describe, expect, test } from 'vitest';
import { publish, type Published } from '../../src/publish/review/publish.ts';
import type { Remark, Review } from '../../src/publish/review/review.ts';
import { base, githubDesk, gitlabDesk, type Desk, type TestWorld } from './desks.ts';
import type { Fault } from './wire.ts';

const head = 'a'.repeat(40);
const file = (path: string, lines: number) => ({
  path,
  oldPath: path,
  status: 'added' as const,
  patch: `@@ -0,0 +1,${lines} @@\n${Array.from({ length: lines }, () => '+x').join('\n')}`,
});

function remark(n: number, more: Partial<Remark> = {}): Remark {
  return {
    identity: { rule: 'js/x', path: 'a.ts', scope: '', match: String(n), context: '' },
    severity: 'high',
    title: 'T',
    message: `number ${n}`,
    why: 'W',
    todo: 'D',
    place: { path: 'a.ts', line: n, endLine: n },
    blocks: false,
    because: 'b',
    mitigations: [],
    ...more,
  };
}

function reviewWith(remarks: readonly Remark[]): Review {
  const nothing = { failures: [], weakenings: [], drift: [], owners: [], gaps: [] };
  return { version: 1, tool: '1', head, parents: [], base, verdict: 'pass', remarks, ...nothing };
}

async function told(desk: Desk, review: Review, inlineMost = 10): Promise<Published> {
  const { forge, suggestionHead } = desk;
  const done = await publish(review, forge, { key: 'k', inlineMost, suggestionHead, dry: false });
  if (!done.ok) throw new Error(`${done.error.kind}: ${done.error.message}`);
  expect(desk.breaches()).toEqual([]);
  return done.value;
}

const world = (next: () => Fault | undefined = () => undefined): TestWorld => ({ now: 0, next });

describe.each([
  ['GitHub', githubDesk],
  ['GitLab', gitlabDesk],
] as const)('%s', (_, makeDesk) => {
  test('130 findings: ten at their lines, the rest in one summary, all of them in the check', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 200)]);
    await told(desk, reviewWith(Array.from({ length: 130 }, (_unused, n) => remark(n + 1))));
    expect([desk.threads().length, desk.comments().length]).toEqual([10, 1]);
    expect(desk.comments()[0]?.body).toContain('130 new findings (10 at their lines)');
  });

  test('however many are asked for, 30 at the most', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 200)]);
    await told(desk, reviewWith(Array.from({ length: 60 }, (_unused, n) => remark(n + 1))), 99);
    expect(desk.threads()).toHaveLength(30);
  });

  test('the second page of files, threads and comments is read', async () => {
    const desk = makeDesk(world());
    desk.push(head, [...Array.from({ length: 140 }, (_unused, n) => file(`f${n}.ts`, 1)), file('a.ts', 3)]);
    for (let n = 0; n < 130; n++) {
      desk.say(`comment ${n}`);
      desk.beginAsOther(`thread ${n}`, { path: 'a.ts', line: 1 });
    }
    await told(desk, reviewWith([remark(2)]));
    expect(desk.threads().filter(({ ours }) => ours)).toHaveLength(1);
    const writes = desk.writes();
    await told(desk, reviewWith([remark(2)]));
    expect(desk.writes()).toBe(writes);
  });

  test('a line outside of the change goes to the summary, and long texts are cut', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 3)]);
    const long = 'x'.repeat(90_000);
    const rows = Array.from({ length: 60 }, (_unused, n) =>
      remark(50 + n, { message: long, title: long, why: long }),
    );
    await told(desk, reviewWith([remark(2, { message: long }), ...rows]));
    expect([desk.threads().length, desk.comments().length]).toEqual([1, 1]);
    expect(desk.comments()[0]?.body).toMatch(/\| a\\?\.ts:50 \|/);
  });

  test('a person closed it: it stays closed, also when the finding is still there', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 3)]);
    await told(desk, reviewWith([remark(2)]));
    desk.resolve(desk.threads()[0]?.id ?? '');
    await told(desk, reviewWith([remark(2)]));
    expect(desk.threads().map(({ resolved }) => resolved)).toEqual(['by-others']);
  });

  test('fixed and back: our own thread is opened again', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 3)]);
    await told(desk, reviewWith([remark(2)]));
    await told(desk, reviewWith([]));
    expect(desk.threads().map(({ resolved }) => resolved)).toEqual(['by-us']);
    await told(desk, reviewWith([remark(2)]));
    expect(desk.threads().map(({ resolved }) => resolved)).toEqual(['no']);
  });

  test('a suggestion stands at its lines, and none is made outside of the change', async () => {
    const desk = makeDesk(world());
    desk.push(head, [file('a.ts', 5)]);
    const suggestion = { line: 2, endLine: 3, text: 'safe();\n```\n@x' };
    await told(
      desk,
      reviewWith([remark(2, { suggestion }), remark(5, { suggestion: { line: 5, endLine: 9, text: 'y' } })]),
    );
    const bodies = desk.threads().map(({ body }) => body);
    expect(bodies[0]).toMatch(/````suggestion(?::-1\+0)?\nsafe\(\);\n```\n@x\n````/);
    expect(bodies[1]).not.toContain('suggestion');
  });

  test('a forge that never recovers ends in an error, not in an endless wait', async () => {
    const around = world(() => 'secondary-limit');
    const desk = makeDesk(around);
    desk.push(head, [file('a.ts', 3)]);
    await expect(told(desk, reviewWith([remark(1)]))).rejects.toThrow('limited');
    expect(around.now).toBeLessThanOrEqual(15 * 60_000);
  });

  test('the head has moved on, or the change is closed: nothing is said', async () => {
    const desk = makeDesk(world());
    desk.push('c'.repeat(40), [file('a.ts', 3)]);
    expect(await told(desk, reviewWith([remark(1)]))).toMatchObject({
      left: expect.stringContaining('moved on'),
    });
    expect(desk.writes()).toBe(0);
  });
});

test('GitHub: a token that may not resolve says that it is fixed instead, once', async () => {
  const desk = githubDesk(world(), { contents: 'read' });
  desk.push(head, [file('a.ts', 3)]);
  await told(desk, reviewWith([remark(2)]));
  const done = await told(desk, reviewWith([]));
  expect(done.notes).toEqual([expect.stringContaining('not allowed to resolve')]);
  expect(desk.threads()).toMatchObject([{ resolved: 'no', body: expect.stringContaining('Fixed') }]);
  const writes = desk.writes();
  await told(desk, reviewWith([]));
  expect(desk.writes()).toBe(writes);
  await told(desk, reviewWith([remark(2)]));
  expect(desk.threads()).toMatchObject([{ body: expect.stringContaining('number 2') }]);
});

test('GitHub: a token that may not report checks still comments', async () => {
  const desk = githubDesk(world(), { checks: 'none' });
  desk.push(head, [file('a.ts', 3)]);
  await told(desk, reviewWith([remark(2)]));
  expect(desk.threads()).toHaveLength(1);
});

test('a token of a fork may write nothing: that is an error of its own', async () => {
  const desk = githubDesk(world(), {
    pullRequests: 'read',
    issues: 'read',
    checks: 'read',
    contents: 'read',
  });
  desk.push(head, [file('a.ts', 3)]);
  await expect(told(desk, reviewWith([remark(2)]))).rejects.toThrow('forbidden');
});
