import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { childRing } from './child-ring.ts';
import type { RingAnswer } from './protocol.ts';
import { isReply } from './protocol.ts';
import type { Ring } from './ring.ts';
import { workerRing } from './worker-ring.ts';

let folder: string;
let script: string;
const rings: Ring[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-ring-'));
  script = join(folder, 'hostile.cjs');
  const entry = join(import.meta.dirname, 'fixtures/hostile.ts');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
});
afterAll(() => {
  for (const ring of rings) ring.close();
  rmSync(folder, { recursive: true, force: true });
});

const kind = (answer: RingAnswer): string => (answer.ok ? 'ok' : answer.error.kind);

describe.each([
  ['worker', workerRing],
  ['child', childRing],
] as const)('the %s ring', (name, make) => {
  const ring = (size = 1, memoryMb = 64): Ring => {
    const made = make({ script, size, memoryMb });
    rings.push(made);
    return made;
  };

  test('answers, in one vessel after the other question and in two at once', async () => {
    const two = ring(2);
    const payload = { text: 'x', bytes: new Uint8Array([1, 2, 3]), list: [1, null] };
    expect(await two.run({ kind: 'echo', payload })).toEqual({ ok: true, value: payload });
    const many = await Promise.all([1, 2, 3, 4, 5].map((n) => two.run({ kind: 'echo', payload: n })));
    expect(many.map((answer) => answer.ok && answer.value)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a loop is stopped by its budget, and the next task runs', async () => {
    const one = ring();
    const [looped, next] = await Promise.all([
      one.run({ kind: 'loop', payload: null }, { timeoutMs: 200 }),
      one.run({ kind: 'echo', payload: 'next' }),
    ]);
    expect(looped).toEqual({ ok: false, error: { kind: 'timeout', ms: 200 } });
    expect(next).toEqual({ ok: true, value: 'next' });
  });

  test('a cancelled task ends at once, running or waiting', async () => {
    const one = ring();
    const stop = new AbortController();
    const running = one.run({ kind: 'loop', payload: null }, { signal: stop.signal });
    const waiting = one.run({ kind: 'echo', payload: 1 }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect([kind(await running), kind(await waiting)]).toEqual(['cancelled', 'cancelled']);
    expect(kind(await one.run({ kind: 'echo', payload: 1 }, { signal: stop.signal }))).toBe('cancelled');
    expect(kind(await one.run({ kind: 'echo', payload: 1 }))).toBe('ok');
  });

  test('an exception is our bug and costs nothing, an exit is a crash', async () => {
    const one = ring();
    expect(await one.run({ kind: 'throw', payload: null })).toEqual({
      ok: false,
      error: { kind: 'bug', message: 'handler broke' },
    });
    expect(kind(await one.run({ kind: 'toString', payload: null }))).toBe('bug');
    expect(kind(await one.run({ kind: 'exit', payload: null }))).toBe('crash');
    expect(kind(await one.run({ kind: 'echo', payload: null }))).toBe('ok');
  });

  test('content that crashes twice is quarantined and not tried again', async () => {
    const one = ring();
    expect(kind(await one.run({ kind: 'exit', payload: null, content: 'c1' }))).toBe('quarantined');
    expect(one.quarantine).toEqual(['c1']);
    expect(kind(await one.run({ kind: 'echo', payload: null, content: 'c1' }))).toBe('quarantined');
    expect(kind(await one.run({ kind: 'echo', payload: null, content: 'c2' }))).toBe('ok');
  });

  test('heap is bounded', async () => {
    expect(kind(await ring().run({ kind: 'heap', payload: null }, { timeoutMs: 15_000 }))).toBe('memory');
  });

  test('sees nothing of our environment', async () => {
    const seen = await ring().run({ kind: 'environment', payload: null });
    const expected = name === 'child' ? ['LC_ALL', 'TZ'] : [];
    expect(
      seen.ok &&
        Array.isArray(seen.value) &&
        seen.value.filter((key) => !String(key).startsWith('NODE_CHANNEL')),
    ).toEqual(expected);
  });

  test('closing cancels what runs and what waits', async () => {
    const one = ring();
    const both = [one.run({ kind: 'loop', payload: null }), one.run({ kind: 'echo', payload: 1 })];
    one.close();
    expect((await Promise.all(both)).map(kind)).toEqual(['cancelled', 'cancelled']);
  });
});

test('a worker takes moved buffers without a copy', async () => {
  const ring = workerRing({ script, size: 1 });
  rings.push(ring);
  const buffer = new ArrayBuffer(1_024);
  expect(kind(await ring.run({ kind: 'echo', payload: buffer, transfer: [buffer] }))).toBe('ok');
  expect(buffer.byteLength).toBe(0);
});

test('a child that dies of a signal is a crash and takes nothing with it', async () => {
  const ring = childRing({ script, size: 1 });
  rings.push(ring);
  expect(await ring.run({ kind: 'crash', payload: null })).toMatchObject({
    ok: false,
    error: { message: 'killed by SIGSEGV' },
  });
});

test.runIf(existsSync('/usr/bin/prlimit'))('memory outside the heap is bounded in a child', async () => {
  const ring = childRing({ script, size: 1, memoryMb: 64 });
  rings.push(ring);
  expect(kind(await ring.run({ kind: 'offHeap', payload: null }, { timeoutMs: 15_000 }))).toBe('memory');
});

test('a script that is not there is a crash, not a hang', async () => {
  for (const make of [workerRing, childRing]) {
    const ring = make({ script: join(folder, 'gone.cjs'), size: 1 });
    rings.push(ring);
    expect(kind(await ring.run({ kind: 'echo', payload: 1 }))).toBe('crash');
  }
});

test('what a child says is checked', () => {
  for (const odd of [null, 'x', {}, { type: 'done' }, { type: 'threw', id: 1 }, { type: 'other', id: 1 }]) {
    expect(isReply(odd)).toBe(false);
  }
});
