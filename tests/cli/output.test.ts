import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { sarifValidator } from '../schemas/sarif-schema.ts';
import { labs, program, type Files } from './lab.ts';
import { shop, workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const at = made.repo({ ...shop, '.github/workflows/ci.yml': workflow('uses: acme/deploy@v3') });
const escape = '\u001b';

describe('standard output has the result and nothing else', () => {
  test.concurrent.each([['scan'], ['verify'], ['gate', '--base', 'main']])('%s', async (...call) => {
    const ran = await at.holdfast([...call, '--no-state']);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^holdfast [^]*\nnext: [^\n]*\n$/);
    expect(ran.out + ran.err).not.toContain(escape);
    expect(ran.err).toMatch(/^(?:looking|verifying) [^\n]*\n$/);
  });

  test.concurrent('the version is one line', async () => {
    expect(await at.holdfast(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^holdfast \d+\.\d+\.\d+\n$/),
      err: '',
    });
    expect(await at.holdfast(['--version'])).toEqual(await at.holdfast(['-V']));
  });

  test.concurrent('--quiet leaves standard error empty', async () => {
    expect(await at.holdfast(['verify', '--no-state', '--quiet'])).toMatchObject({ code: 0, err: '' });
    expect(await at.holdfast(['gate', '--base', 'main', '--no-state', '-q'])).toMatchObject({
      code: 0,
      err: '',
    });
  });

  test.concurrent('--output writes a file instead, and twice the same over it', async () => {
    for (const format of ['text', 'json']) {
      const file = join(made.temporary, `report.${format}`);
      const call = ['scan', '--no-state', '--format', format, '--output', file, '--color', 'always'];
      expect(await at.holdfast(call)).toMatchObject({ code: 0, out: '' });
      expect(readFileSync(file, 'utf8')).toContain('acme/deploy');
      expect(readFileSync(file, 'utf8')).not.toContain(escape);
    }
  });

  test.concurrent('a reader that goes away changes nothing about the exit code', () => {
    const call = `set -o pipefail; '${process.execPath}' '${program()}' scan --all --no-state --fail-on low -q | true`;
    const run = spawnSync('bash', ['-c', call], {
      cwd: at.root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', HOME: made.temporary },
    });
    expect(run).toMatchObject({ status: 1, stderr: '' });
  });
});

describe('formats for programs', () => {
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const resultSchema: object = JSON.parse(readFileSync(resolve('schema', 'result.schema.json'), 'utf8'));
  const isResult = ajv.compile(resultSchema);
  const isSarif = sarifValidator();
  const commands = [['scan'], ['verify'], ['gate', '--base', 'main']];

  test.concurrent.each(commands)('%s: JSON and SARIF are what their schemas say', async (...call) => {
    const json = await at.holdfast([...call, '--no-state', '--format', 'json']);
    isResult(JSON.parse(json.out));
    expect(isResult.errors).toBeNull();
    expect(JSON.parse(json.out)).toMatchObject({
      schema: 'holdfast.result/1',
      findings: [{ rule: { id: 'cicd/unpinned-action' } }],
    });
    const sarif = await at.holdfast([...call, '--no-state', '--format', 'sarif']);
    isSarif(JSON.parse(sarif.out));
    expect(isSarif.errors).toBeNull();
  });

  test.concurrent('an empty folder too', async () => {
    const empty = made.plain();
    const json = await empty.holdfast(['scan', '--format', 'json']);
    isResult(JSON.parse(json.out));
    expect(isResult.errors).toBeNull();
    const sarif = await empty.holdfast(['scan', '--format', 'sarif']);
    isSarif(JSON.parse(sarif.out));
    expect(isSarif.errors).toBeNull();
  });

  test.concurrent('--now is the time of the report', async () => {
    const ran = await at.holdfast([
      'scan',
      '--no-state',
      '--format',
      'json',
      '--now',
      '2027-02-03T04:05:06Z',
    ]);
    expect(JSON.parse(ran.out)).toMatchObject({ at: '2027-02-03T04:05:06Z' });
  });
});

describe('three thousand findings', () => {
  const step = '      - uses: acme/deploy@v3\n';
  const files: Files = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `.github/workflows/w${n}.yml`,
      `${workflow('run: "true"')}${step.repeat(100)}`,
    ]),
  );
  const many = made.repo(files);

  test.concurrent('are one screen, and all of them on request', async () => {
    const text = await many.holdfast(['scan', '--no-state']);
    expect(text.out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    expect(text.out).toMatch(/3[,  ]?000 findings/);
    expect(text.out).toMatch(/\nnext: holdfast \S.*\n$/);
    const all = await many.holdfast(['scan', '--no-state', '--all']);
    expect(all.out.match(/acme\/deploy@v3/g)?.length).toBeGreaterThanOrEqual(3_000);
  });

  test.concurrent('come in the same order twice, cached or not, and keep their ids', async () => {
    const call = ['scan', '--format', 'json'];
    const first = await many.holdfast([...call, '--no-cache']);
    const again = await many.holdfast(call);
    const cached = await many.holdfast(call);
    expect(places(first.out)).toHaveLength(3_000);
    expect(places(again.out)).toEqual(places(first.out));
    expect(places(cached.out)).toEqual(places(first.out));
  });
});

function places(out: string): readonly string[] {
  const { findings }: { findings: readonly { id: string; location: object }[] } = JSON.parse(out);
  return findings.map(({ id, location }) => `${id} ${JSON.stringify(location)}`);
}

describe('the compiled program', () => {
  test.concurrent('is kept between runs, and stays as the first run left it', async () => {
    const cache = made.folder();
    const kept = (): readonly string[] =>
      readdirSync(join(cache, 'holdfast'))
        .filter((name) => name.startsWith('code-'))
        .map((name) => `${name} ${statSync(join(cache, 'holdfast', name), { bigint: true }).mtimeNs}`);
    await at.holdfast(['scan', '--no-state'], { env: { XDG_CACHE_HOME: cache } });
    const first = kept();
    expect(first).toHaveLength(1);
    // Rewritten means rejected: then every run compiles everything.
    await at.holdfast(['verify', '--no-state'], { env: { XDG_CACHE_HOME: cache } });
    expect(kept()).toEqual(first);
  });

  test.concurrent('is never looked for, nor kept, in the scanned repository', async () => {
    for (const XDG_CACHE_HOME of ['', 'cache'])
      await at.holdfast(['scan', '--no-state'], { env: { XDG_CACHE_HOME } });
    expect(existsSync(join(at.root, 'holdfast'))).toBe(false);
    expect(existsSync(join(at.root, 'cache'))).toBe(false);
  });
});

test('nothing of this wrote into the repository but its state', () => {
  expect(at.git('status', '--porcelain')).toBe('');
});
