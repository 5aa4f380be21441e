import { afterAll, describe, expect, test } from 'vitest';
import { labs, type Files, type Lab, type Ran } from './lab.ts';
import { expectOneScreen } from './one-screen.ts';
import { report, shop, shopModel } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

test.concurrent('a call that is not understood', async () => {
  const at = made.plain(shop);
  for (const call of [
    ['scna'],
    ['scan', '--engin', 'secrets'],
    ['scan', 'nowhere'],
    ['verify', '--model', 'nowhere.yaml'],
  ]) {
    const ran = await at.holdfast(call);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expectOneScreen(ran);
  }
});

describe('a broken threat model', () => {
  const broken = (text: string): Lab => made.repo({ ...shop, 'threat-model.yaml': text });
  const wrong = shopModel
    .replace('owner: "@acme/shop"', 'ownr: "@acme/shop"')
    .replace('impact: 5, likelihood: 4', 'impact: 9, likelihood: 4')
    .replace('layer: code', 'layer: codee')
    .replace('[m-secrets]', '[m-secret]')
    .replace('type: secrets', 'type: secret');

  test.concurrent('every command shows one screen of several errors with place and fix', async () => {
    const lab = broken(wrong);
    for (const call of [['verify'], ['scan'], ['gate', '--base', 'main'], ['model', 'show']]) {
      const ran = await lab.holdfast([...call, '--quiet']);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expectOneScreen(ran);
      expect(ran.err).toContain('--> threat-model.yaml:2:');
      expect(ran.err).toContain('did you mean "owner"?');
      expect(ran.err).toMatch(/and [34] more: holdfast model check/);
      expect(ran.err).toContain('threat-model.yaml has 5 errors');
    }
  });

  test.concurrent('model check shows them all, also for programs', async () => {
    const lab = broken(wrong);
    const text = await lab.holdfast(['model', 'check']);
    expect(text.code).toBe(2);
    expect(text.out.match(/^error: /gm)).toHaveLength(5);
    const json = await lab.holdfast(['model', 'check', '--format', 'json']);
    expect(json).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(json.out)).toHaveLength(5);
    expect(JSON.parse(json.out)[0]).toMatchObject({ severity: 'error', line: 2, code: 'unknown-key' });
  });

  test.concurrent('text that is no YAML, and a file that is not text', async () => {
    const yaml = await broken('version: 1\nsystem: {id: [shop\nthreats: []\n').holdfast([
      'verify',
      '--quiet',
    ]);
    expect(yaml).toMatchObject({ code: 2, out: '', err: expect.stringContaining('threat-model.yaml:') });
    expectOneScreen(yaml);
    const binary = await broken('\u0000\u0001\u001b[31m').holdfast(['verify', '--quiet']);
    expect(binary).toMatchObject({ code: 2, out: '' });
    expectOneScreen(binary);
  });

  test.concurrent('a rule that does not exist is said aloud, and its verification checked nothing', async () => {
    const lab = broken(shopModel.replace('cicd/unpinned-action', 'cicd/unpined-action'));
    const check = await lab.holdfast(['model', 'check']);
    expect(check).toMatchObject({
      code: 2,
      out: expect.stringContaining('cicd/unpined-action matches no known rule'),
    });
    const verify = await lab.holdfast(['verify', '--quiet', '--format', 'json']);
    expect(verify.code).toBe(2);
    expectOneScreen(verify);
    expect(verify.err).toContain('cicd/unpined-action matches no known rule');
    expect(stateOf(verify, 'm-pinned')).toBe('checked-nothing');
    expect(stateOf(verify, 'm-known-bad')).toBe('verified');
  });
});

describe('a report of the tests that cannot be used', () => {
  const cases: readonly (readonly [name: string, content: string, cause: string])[] = [
    ['truncated', report().slice(0, 150), 'reports/tests.xml could not be read: not well-formed XML'],
    ['something else', 'Error: out of memory\n', 'reports/tests.xml could not be read'],
    ['empty', '', 'reports/tests.xml could not be read'],
  ];
  test.concurrent.each(cases)('%s: an error, said aloud, and never a pass', async (_, content, cause) => {
    const lab = made.repo({ ...shop, 'reports/tests.xml': content });
    const verify = await lab.holdfast(['verify', '--quiet', '--format', 'json']);
    expect(verify.code).toBe(2);
    expectOneScreen(verify);
    expect(verify.err).toContain(cause);
    expect(verify.err).toContain('Run the tool that writes the report again');
    expect(stateOf(verify, 'm-authz')).toBe('error');
    expect(stateOf(verify, 'm-secrets')).toBe('verified');
  });

  test.concurrent('required: incomplete', async () => {
    const model = shopModel.replace('min: 1}', 'min: 1, required: true}');
    const lab = made.repo({
      ...shop,
      'threat-model.yaml': model,
      'reports/tests.xml': report().slice(0, 150),
    });
    expect((await lab.holdfast(['verify', '--quiet'])).code).toBe(3);
  });

  test.concurrent("another tool's", async () => {
    const external = '{id: v-zap, type: external, report: [reports/zap.sarif], tool: ZAP}';
    const files: Files = {
      ...shop,
      'reports/zap.sarif': '{"runs": [',
      'threat-model.yaml': shopModel.replace('{id: v-secrets, type: secrets}', external),
    };
    const verify = await made.repo(files).holdfast(['verify', '--quiet', '--format', 'json']);
    expect(verify).toMatchObject({ code: 2, err: expect.stringContaining('zap.sarif') });
    expectOneScreen(verify);
    expect(stateOf(verify, 'm-secrets')).toBe('error');
  });
});

function stateOf({ out }: Ran, id: string): string | undefined {
  const { mitigations }: { mitigations: readonly { id: string; state: string }[] } = JSON.parse(out);
  return mitigations.find((one) => one.id === id)?.state;
}
