import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, test } from 'vitest';
import { labs, program } from './lab.ts';
import { shop, shopModel, workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const clean = made.repo(shop);
const dirty = made.repo({ ...shop, '.github/workflows/ci.yml': workflow('uses: acme/deploy@v3') });

describe('0: done', () => {
  test.concurrent('scan and verify end with 0 whatever they find', async ({ expect }) => {
    const scan = await dirty.holdfast(['scan', '--no-state']);
    expect(scan).toMatchObject({ code: 0, out: expect.stringContaining('acme/deploy') });
    const verify = await dirty.holdfast(['verify', '--no-state']);
    expect(verify).toMatchObject({ code: 0, out: expect.stringMatching(/failing +m-pinned/) });
  });

  test.concurrent('one file, a folder without git, and the place in which one stands', async ({ expect }) => {
    const one = await clean.holdfast(['scan', 'src/orders.ts', '--no-state', '--format', 'json']);
    expect(one.code).toBe(0);
    expect(engineOf(one.out, 'secrets')).toMatchObject({ coverage: { seen: 1, scanned: 1 } });
    const outside = made.plain({ 'a.ts': 'export const a = 1;\n', 'b.ts': 'export const b = 2;\n' });
    const scan = await outside.holdfast(['scan']);
    expect(scan).toMatchObject({ code: 0, out: expect.stringContaining('no commit') });
  });

  test.concurrent('below the root, verify still answers for all of the repository', async ({ expect }) => {
    const below = await dirty.holdfast(['verify', '--no-state', '--format', 'json'], {
      cwd: join(dirty.root, 'src'),
    });
    expect(below.code).toBe(0);
    expect(statesOf(below.out)).toMatchObject({ 'm-authz': 'verified', 'm-pinned': 'failing' });
    const named = await dirty.holdfast(['verify', 'src/orders.ts', '--no-state', '--format', 'json']);
    expect(statesOf(named.out)).toEqual(statesOf(below.out));
  });
});

describe('1: --fail-on is met', () => {
  test.concurrent('by an open finding at least as severe', async ({ expect }) => {
    const met = await dirty.holdfast(['scan', '--no-state', '--fail-on', 'medium']);
    expect(met.code).toBe(1);
    const milder = await dirty.holdfast(['scan', '--no-state', '--fail-on', 'critical']);
    expect(milder.code).toBe(0);
    const verify = await dirty.holdfast(['verify', '--no-state', '--fail-on', 'low']);
    expect(verify.code).toBe(1);
  });

  test.concurrent('not by one that a comment with a reason ignores', async ({ expect }) => {
    const step = 'uses: acme/deploy@v3 # holdfast-ignore: cicd/unpinned-action reason="our own fork"';
    const ignored = made.repo({ ...shop, '.github/workflows/ci.yml': workflow(step) });
    const scan = await ignored.holdfast(['scan', '--fail-on', 'low', '--format', 'json']);
    expect(scan.code).toBe(0);
    expect(JSON.parse(scan.out)).toMatchObject({ suppressed: 1 });
  });
});

describe('3: incomplete', () => {
  test.concurrent('an engine was asked for by name and is not there', async ({ expect }) => {
    const scan = await clean.holdfast(['scan', '--no-state', '--engine', 'sca']);
    expect(scan).toMatchObject({ code: 3, out: expect.stringContaining('sca: not built yet') });
    const target = await clean.holdfast(['scan', '--no-state', '--url', 'http://localhost:1']);
    expect(target).toMatchObject({ code: 3, out: '', err: expect.stringContaining('dast') });
  });

  test.concurrent('a required verification got no answer', async ({ expect }) => {
    const required = made.repo({
      ...shop,
      'threat-model.yaml': shopModel.replace('min: 1}', 'min: 5, required: true}'),
    });
    const verify = await required.holdfast(['verify']);
    expect(verify).toMatchObject({ code: 3, out: expect.stringContaining('1 of 5 tests') });
  });
});

describe('4: nothing to look at', () => {
  test.concurrent('an empty folder', async ({ expect }) => {
    const empty = made.plain();
    expect((await empty.holdfast(['scan'])).code).toBe(4);
    expect((await empty.holdfast(['verify'])).code).toBe(4);
  });
});

describe('70: our own failure', () => {
  test('a damaged installation is never taken for a blocked change', ({ expect }) => {
    const folder = join(made.folder(), 'damaged');
    mkdirSync(folder);
    copyFileSync(program(), join(folder, 'holdfast.cjs'));
    const run = spawnSync(process.execPath, [join(folder, 'holdfast.cjs'), 'gate'], { encoding: 'utf8' });
    expect(run).toMatchObject({ status: 70, stderr: expect.stringContaining('Holdfast itself failed') });
  });
});

describe('130: interrupted', () => {
  test.concurrent('by the user, and what it had started is stopped too', async ({ expect }) => {
    const at = made.repo(shop);
    const { child, ended } = at.start(['verify', '--run-tests', 'echo $$ > reports/pid; exec sleep 60']);
    await new Promise<void>((started) => {
      child.stderr?.on('data', (text: string) =>
        text.includes('running') ? setTimeout(started, 100) : undefined,
      );
    });
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    const listed = await at.holdfast(['evidence', 'list']);
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('no evidence') });
    expect(isAlive(at.root)).toBe(false);
  });
});

/** Running, and not only waiting to be collected. */
function isAlive(root: string): boolean {
  const pid = readFileSync(join(root, 'reports', 'pid'), 'utf8').trim();
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

function engineOf(out: string, id: string): unknown {
  const { engines }: { engines: readonly { id: string }[] } = JSON.parse(out);
  return engines.find((engine) => engine.id === id);
}

function statesOf(out: string): Readonly<Record<string, string>> {
  const { mitigations }: { mitigations: readonly { id: string; state: string }[] } = JSON.parse(out);
  return Object.fromEntries(mitigations.map(({ id, state }) => [id, state]));
}
