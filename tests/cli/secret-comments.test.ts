import { afterAll, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { labs } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());

test('comments and ignore files of other scanners are honoured, counted and shown', async () => {
  const lab = all.repo({
    'a.env': `TOKEN=${forged('github-token')} # gitleaks:allow\n`,
    'b.env': `\nTOKEN=${forged('npm-token')}\n`,
    'c.env': `TOKEN=${forged('stripe-key')}\n`,
    '.gitleaksignore': `b.env:some-rule:2\n${'a'.repeat(40)}:c.env:some-rule:1\n`,
  });
  const ran = await lab.holdfast(['scan', '--no-state', '--engine', 'secrets', '--format', 'json']);
  const report: {
    findings: { location: { path: string }; triage: { state: string; reason?: string } }[];
    suppressed: number;
  } = JSON.parse(ran.out);
  const states = report.findings.map(({ location, triage }) => [location.path, triage.state, triage.reason]);
  expect(states.sort()).toEqual([
    ['a.env', 'ignored', 'a gitleaks:allow comment'],
    ['b.env', 'ignored', 'line 1 of .gitleaksignore'],
    ['c.env', 'open', undefined],
  ]);
  expect(report.suppressed).toBe(2);
});
