import { afterAll, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { inside } from './inside.ts';
import { labs } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());

const token = forged('npm-token');
const { root } = all.plain({});
const scan = (input: Uint8Array | string, ...flags: readonly string[]) =>
  inside(['scan', ...flags], { root, input });

test.each([['--stdin'], ['-']])(
  'scan %s looks at one text, names it and does not repeat the secret',
  async (way) => {
    const ran = await scan(`a\nTOKEN=${token}\n`, way, '--format', 'json', '--path', 'log/ci.txt', '--stdin');
    const { findings, status } = JSON.parse(ran.out);
    expect(ran.code).toBe(0);
    expect(status).toBe('complete');
    expect(findings).toMatchObject([
      { rule: { id: 'secrets/npm-token' }, location: { path: 'log/ci.txt', line: 2 } },
    ]);
    expect(ran.out).not.toContain(token);
  },
);

test('--fail-on, comments and UTF-16 work as in files', async () => {
  expect(await scan(`T=${token}\n`, '-', '--fail-on', 'high')).toMatchObject({ code: 1 });
  expect(await scan(`T=${token} # gitleaks:allow\n`, '-', '--fail-on', 'high')).toMatchObject({ code: 0 });
  const wide = Buffer.from(`\ufeffT=${token}\n`, 'utf16le');
  expect(await scan(wide, '-', '--fail-on', 'high')).toMatchObject({ code: 1 });
});

test('nothing to look at is no pass, and too much is none either', async () => {
  expect(await scan('', '--stdin')).toMatchObject({ code: 4 });
  const large = await scan(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), '--stdin');
  expect(large).toMatchObject({ code: 3, err: expect.stringContaining('larger than 10 MiB') });
});

test.each([
  [['--stdin', '--history'], '--history'],
  [['--stdin', 'src'], 'src'],
  [['--path', 'a'], '--stdin'],
])('%j is refused', async (flags, word) => {
  expect(await scan('x', ...flags)).toMatchObject({ code: 2, err: expect.stringContaining(word) });
});
