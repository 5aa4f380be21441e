import { chmodSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Lab } from './lab.ts';
import { expectOneScreen } from './one-screen.ts';
import { shop, workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const state = '.holdfast/state.db';

async function refuses(at: Lab, cause: string, todo: string): Promise<void> {
  const ran = await at.holdfast(['verify', '--quiet']);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain(cause);
  expect(ran.err).toContain(todo);
  expectOneScreen(ran);
  expect(await inside(['evidence', 'list'], { root: at.root })).toEqual(ran);
}

describe('a state that cannot be used is refused, with the way out', () => {
  test.concurrent('garbage in place of the database', async () => {
    const at = made.repo({ ...shop, [state]: 'x'.repeat(5_000) });
    at.git('rm', '-q', '--cached', state);
    await refuses(at, 'file is not a database', 'Move the file away');
    const doctor = await at.holdfast(['doctor']);
    expect(doctor).toMatchObject({ code: 3, out: expect.stringMatching(/✔ Node .*✘ .*not a database/s) });
    expect(await at.holdfast(['verify', '--no-state'])).toMatchObject({ code: 0 });
  });

  test.concurrent('a database with a damaged page', async () => {
    const at = made.repo(shop);
    await at.holdfast(['verify']);
    const file = join(at.root, state);
    const content = readFileSync(file);
    // Everything after the header and the first page: the tables themselves.
    content.fill(0xa5, 4_096);
    writeFileSync(file, content);
    const ran = await at.holdfast(['verify', '--quiet']);
    expect([2, 3]).toContain(ran.code);
    expect(ran).toMatchObject({ out: '', err: expect.stringContaining('Move the file away') });
  });

  test.concurrent('a committed database could have been written by anybody', async () => {
    const at = made.repo(shop);
    await at.holdfast(['verify']);
    at.git('add', '--force', state);
    at.git('commit', '-q', '-m', 'state');
    await refuses(at, `${state} is committed`, `git rm --cached ${state}`);
  });

  test.concurrent('a link would make us write somewhere else', async () => {
    const at = made.repo(shop);
    const outside = join(made.folder(), 'outside');
    writeFileSync(outside, 'untouched');
    mkdirSync(join(at.root, '.holdfast'));
    symlinkSync(outside, join(at.root, state));
    await refuses(at, 'is not a plain file', 'Remove it');
    expect(readFileSync(outside, 'utf8')).toBe('untouched');
  });

  test.concurrent('a link in place of the folder, or a file', async () => {
    const linked = made.repo(shop);
    const outside = made.folder();
    symlinkSync(outside, join(linked.root, '.holdfast'));
    await refuses(linked, '.holdfast is not a folder', 'or use --no-state');
    const file = made.repo({ ...shop, '.holdfast': '' });
    await refuses(file, '.holdfast is not a folder', 'or use --no-state');
  });

  // Root may write anywhere.
  (process.getuid?.() === 0 ? test.skip : test.concurrent)(
    'a folder that may not be written to',
    async () => {
      const at = made.repo(shop);
      mkdirSync(join(at.root, '.holdfast'));
      chmodSync(join(at.root, '.holdfast'), 0o500);
      await refuses(at, '.holdfast', '--no-state');
      chmodSync(join(at.root, '.holdfast'), 0o700);
    },
  );
});

describe('what is remembered', () => {
  test.concurrent('is the owner’s alone, ignored by git, and nothing else is written', async () => {
    const at = made.repo(shop);
    await at.holdfast(['verify']);
    expect(at.git('status', '--porcelain', '--ignored')).toBe('!! .holdfast/\n!! reports/');
    expect(lstatSync(join(at.root, state)).mode & 0o077).toBe(0);
  });

  test.concurrent('is not touched with --no-state', async () => {
    const at = made.repo(shop);
    await at.holdfast(['verify', '--no-state']);
    expect(lstatSync(join(at.root, '.holdfast'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test.concurrent('keeps ids over runs, closes what was fixed and opens it again', async () => {
    const bad = workflow('uses: acme/deploy@v3');
    const at = made.repo({ ...shop, '.github/workflows/ci.yml': bad });
    const look = async (): Promise<Look> => JSON.parse((await at.holdfast(['scan', '--format', 'json'])).out);
    const first = await look();
    expect(first.findings).toMatchObject([{ history: 'baseline' }]);
    expect((await look()).findings.map(({ id }) => id)).toEqual(first.findings.map(({ id }) => id));
    at.write({ '.github/workflows/ci.yml': workflow('run: npm test') });
    expect(await look()).toMatchObject({ findings: [], closed: 1 });
    at.write({ '.github/workflows/ci.yml': bad });
    expect((await look()).findings).toMatchObject([{ history: 'reopened', id: first.findings[0]?.id }]);
  });

  test.concurrent('travels to another machine as a bundle', async () => {
    const at = made.repo(shop);
    await at.holdfast(['verify']);
    const bundle = join(made.folder(), 'state.bundle');
    expect((await at.holdfast(['evidence', 'export', bundle])).code).toBe(0);
    const clone = made.folder();
    made.at(clone).git('clone', '-q', at.root, '.');
    const other = made.at(clone);
    expect((await other.holdfast(['evidence', 'import', bundle])).code).toBe(0);
    expect((await other.holdfast(['evidence', 'check'])).out).toContain('4 records, chain intact');
    expect(await other.holdfast(['evidence', 'import', bundle])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no state yet'),
    });
  });

  test.concurrent('takes both of two runs at once', async () => {
    const at = made.repo(shop);
    const runs = await Promise.all([1, 2, 3].map(() => at.holdfast(['verify', '--quiet'])));
    for (const ran of runs) expect(ran).toMatchObject({ code: 0, err: '' });
    expect((await at.holdfast(['evidence', 'check'])).out).toContain('12 records, chain intact');
  });
});

interface Look {
  readonly closed: number;
  readonly findings: readonly { readonly id: string; readonly history: string }[];
}
