import { afterAll, expect, test } from 'vitest';
import { labs, type Files } from './lab.ts';

const made = labs();
afterAll(() => made.removeAll());

/** More than 4 MB, from where on workers look at files; a flow begins in one file and ends in another. */
function large(): Files {
  const padding = `// ${'words that say nothing '.repeat(40)}\n`.repeat(70);
  const files: Record<string, string> = {};
  for (let n = 0; n < 80; n++) {
    const next = (n + 1) % 80;
    files[`src/part-${n}.js`] =
      `import { show${next} } from './part-${next}.js';\n${padding}` +
      `export function show${n}(res, text) {\n  res.redirect(text);\n}\n` +
      `export function serve${n}(req, res) {\n  show${next}(res, req.query.to);\n  eval(req.query.code);\n}\n`;
  }
  files['src/tool.py'] = 'import os\n\ndef run(name):\n    os.system("ls " + name)\n    eval(name)\n';
  return files;
}

interface Told {
  readonly at: unknown;
  readonly ms: unknown;
  readonly engines: readonly { readonly ms: unknown }[];
  readonly findings: readonly { readonly id: unknown; readonly firstSeen: unknown }[];
}

test('one process and two find the same in the same order', { timeout: 120_000 }, async () => {
  const at = made.plain(large());
  const told = async (...flags: readonly string[]): Promise<readonly string[]> => {
    const ran = await at.holdfast([
      'scan',
      '--no-state',
      '--no-cache',
      '--format',
      'json',
      '--all',
      ...flags,
    ]);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('looking at 81 files') });
    // When it ran and how long that took is all that may differ, and the numbers that are drawn by chance.
    const { at: _at, ms: _ms, engines, findings, ...rest }: Told = JSON.parse(ran.out);
    expect(findings.length).toBeGreaterThan(80);
    const steady = [
      rest,
      ...engines.map((one) => ({ ...one, ms: 0 })),
      ...findings.map((one) => ({ ...one, id: '', firstSeen: '' })),
    ];
    return steady.map((one) => JSON.stringify(one));
  };
  const one = await told('--jobs', '1');
  expect(await told('--jobs', '2')).toEqual(one);
});

test.concurrent.each(['0', '65', '-1', '1.5', 'many', ''])(
  '--jobs %j is no number of processes',
  async (jobs) => {
    const ran = await made.plain().holdfast(['scan', `--jobs=${jobs}`]);
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('Write a number from 1 to 64.'),
    });
  },
);
