import { describe, expect, test } from 'vitest';
import { sampleReport } from '../../../tests/report-sample.ts';
import type { EngineReport, KnownFinding, MitigationReport, Report } from '../../core/report.ts';
import { widthOf } from '../terminal/columns.ts';
import { write } from './index.ts';

const commands = ['scan', 'verify', 'gate'] as const;

function linesOf(report: Report, options: Parameters<typeof write>[2] = {}): readonly string[] {
  return write(report, 'text', options).trimEnd().split('\n');
}

/** Ten thousand findings, two hundred mitigations, and long everything. */
function huge(command: Report['command'], count = 10_000): Report {
  const base = sampleReport(command);
  const models = sampleReport('verify').mitigations;
  const findings: KnownFinding[] = [];
  for (let n = 0; n < count; n++) {
    const one = base.findings[n % base.findings.length];
    if (one !== undefined) findings.push({ ...one, id: `f_${n}`, message: `${one.message} `.repeat(20) });
  }
  const mitigations: MitigationReport[] = [];
  for (let n = 0; n < 200; n++) {
    const one = models[n % models.length];
    if (one !== undefined) mitigations.push({ ...one, id: `${one.id}-${n}`, title: one.title.repeat(9) });
  }
  const reasons = base.engines.map((one, n) =>
    engineOf(one.id, one.status, n, `${n} ${'because '.repeat(60)}`),
  );
  const notices = Array.from({ length: 50 }, (_, n) => `notice ${n} ${'x'.repeat(500)}`);
  const report = { ...base, findings, mitigations, engines: reasons, notices };
  const items =
    base.gate === undefined ? [] : Array.from({ length: 300 }, () => base.gate?.items ?? []).flat();
  return base.gate === undefined ? report : { ...report, gate: { ...base.gate, items } };
}

function engineOf(
  id: EngineReport['id'],
  status: EngineReport['status'],
  seen: number,
  because = status === 'complete' ? '' : 'of a reason',
): EngineReport {
  return {
    id,
    status,
    because,
    coverage: { seen, scanned: seen, skipped: [], failed: [] },
    problems: [],
    ms: 5,
  };
}

describe('one screen', () => {
  test.each(commands)('%s: 40 lines at most, none wider than the terminal, whatever was found', (command) => {
    for (const width of [40, 80, 100, 200]) {
      const lines = linesOf(huge(command), { width });
      expect(lines.length).toBeLessThanOrEqual(40);
      for (const line of lines.slice(0, -1)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });

  test.each(commands)('%s: the small sample fits too, and ends with the next command', (command) => {
    const lines = linesOf(sampleReport(command));
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.at(-1)).toBe(`next: ${sampleReport(command).next}`);
  });

  test('what does not fit is counted, and the command that shows it is named', () => {
    const out = linesOf(huge('verify')).join('\n');
    expect(out).toMatch(/… [\d,]+ more \(.*: holdfast verify --all/);
    expect(out).toMatch(/… \d+ more mitigations: /);
  });

  test('--all shows every finding, mitigation and reason of the gate', () => {
    const report = huge('gate', 600);
    const out = write(report, 'text', { all: true });
    for (const { id } of report.mitigations) expect(out).toContain(id);
    expect(out.match(/^(?:critical|high|medium|low)\[/gm)?.length).toBe(500);
    expect(out).not.toContain('--all');
  });
});

describe('the most important first', () => {
  test('what blocks, then the worst; ignored findings are counted, not listed', () => {
    const lines = linesOf(sampleReport('gate'));
    const heads = lines.filter((line) => /^(?:critical|high|medium|low)[ []/.test(line));
    expect(heads[0]).toMatch(/^critical.*cicd\/template-injection/);
    expect(heads.map((line) => line.split(/[ [:]/)[0])).toEqual(['critical', 'high', 'medium']);
    expect(lines.join('\n')).toContain('1 ignored or accepted');
  });

  test('a finding that blocks stands above a worse one that does not', () => {
    const base = sampleReport('gate');
    const [item] = base.gate?.items ?? [];
    if (base.gate === undefined || item === undefined) throw new Error('the sample has a gate');
    const gate = { ...base.gate, items: [{ ...item, subject: 'f_e5u7i9o1pl' }] };
    const first = linesOf({ ...base, gate }).find((line) => /^(?:critical|medium)[ [].*\//.test(line));
    expect(first).toContain('acme/deploy');
  });

  test('mitigations stand in the order of their states, high impact before others', () => {
    const rows = linesOf(sampleReport('verify')).filter((line) => /^ {2}[✘!○↻~✔?·≡] .*(?:▲| {3})/.test(line));
    const states = rows
      .map((line) => line.slice(4, 19).trim())
      .filter((state) => !/secrets|cloud|cicd|nothing {2}|not run/.test(state));
    expect(states).toEqual([
      'failing',
      'failing',
      'failing',
      'error',
      'checked nothing',
      'stale',
      'partial',
      'verified',
      'verified',
      'unverified',
      'planned',
      'accepted',
    ]);
  });

  test('the finding names what it contradicts, or that the model does not know it', () => {
    expect(write(sampleReport('verify'), 'text')).toContain('= mitigation: ci-scripts “No text from outside');
    const base = sampleReport('verify');
    const [one] = base.findings;
    const findings = one === undefined ? [] : [{ ...one, contradicts: [] }];
    expect(write({ ...base, findings }, 'text')).toContain('= mitigation: none in your model');
  });
});

describe('silence is never a pass', () => {
  const quiet = { ...sampleReport('scan'), findings: [], notices: [], suppressed: 0, closed: 0 };
  const cases: readonly (readonly [string, Report])[] = [
    [
      'not run',
      {
        ...quiet,
        status: 'complete',
        engines: [engineOf('cicd', 'complete', 3), engineOf('sast', 'not-run', 0)],
      },
    ],
    ['nothing', { ...quiet, status: 'complete', engines: [engineOf('cicd', 'nothing', 0)] }],
    ['failed', { ...quiet, status: 'failed', engines: [engineOf('cicd', 'failed', 0)] }],
    ['partial', { ...quiet, status: 'partial', engines: [engineOf('cicd', 'complete', 3)] }],
    ['no engine', { ...quiet, status: 'complete', engines: [] }],
  ];

  test.each(cases)('%s is said to be no clean result', (_, report) => {
    expect(write(report, 'text')).toContain('This is NOT a clean result');
    expect(write(report, 'markdown')).toContain('This is not a clean result');
    expect(write(report, 'html')).toContain('This is not a clean result');
  });

  test('even a complete run without findings speaks only of what it looked at', () => {
    const report: Report = { ...quiet, status: 'complete', engines: [engineOf('cicd', 'complete', 3)] };
    const out = write(report, 'text');
    expect(out).toContain('0 findings in what was looked at');
    expect(out).not.toMatch(/\bclean\b|no findings|no issues|all good/i);
  });

  test('every engine is named with its status', () => {
    const out = write(sampleReport('scan'), 'text');
    for (const { id } of sampleReport('scan').engines) expect(out).toContain(id);
    expect(out).toContain('not run    sast, dast, iast, sca, container: not built yet');
    expect(out).toContain('nothing    tests: no report found');
    expect(out).toMatch(/~ secrets {4}partial {2}1,201 of 1,204 files/);
  });
});

describe('the gate', () => {
  test.each([
    ['block', '✘ gate BLOCKED'],
    ['pass', '✔ gate PASSED'],
    ['incomplete', '~ gate INCOMPLETE'],
    ['comment-only', '· gate COMMENTS ONLY'],
  ] as const)('%s reads %s', (verdict, words) => {
    const base = sampleReport('gate');
    if (base.gate === undefined) throw new Error('the sample has a gate');
    expect(write({ ...base, gate: { ...base.gate, verdict } }, 'text')).toContain(words);
  });

  test('names its base, its policy and each reason', () => {
    const out = write(sampleReport('gate'), 'text', { width: 160 });
    expect(out).toContain('2 blocking · 2 comments · 212 unchanged · base origin/main');
    expect(out).toMatch(/✘ block +ci-scripts +\.github\/workflows\/ci\.yml:21:29 +new, high impact/);
  });
});

describe('a gate on one screen', () => {
  const base = sampleReport('gate');
  const [item] = base.gate?.items ?? [];
  if (base.gate === undefined || item === undefined) throw new Error('the sample has a gate');
  const { gate } = base;
  const sha = 'ab12cd34ef56'.padEnd(40, '0');
  const withItems = (verdict: typeof gate.verdict, items: typeof gate.items): string =>
    write({ ...base, gate: { ...gate, base: sha, verdict, items } }, 'text');

  test('what the change brought is marked new; what was there is one line, or listed after it with --all', () => {
    const out = write(base, 'text');
    expect(out).toMatch(/^critical new .*template-injection/m);
    expect(out).toMatch(/^high {5}reopened .*open-redirect/m);
    expect(out).toMatch(/\n\n212 unchanged findings: holdfast scan\n\n/);
    expect(out).not.toContain('acme/notify');
    const all = write(base, 'text', { all: true });
    expect(all.indexOf('medium[cicd/unpinned-action] new: acme/deploy')).toBeLessThan(
      all.indexOf('high[secrets/cloud-access-key]: '),
    );
  });

  test('nothing new: the findings that were there are only counted', () => {
    const findings = base.findings.map((one) => ({ ...one, history: 'existing' as const }));
    const out = write({ ...base, findings, gate: { ...gate, items: [], unchanged: 1 } }, 'text');
    expect(out).toContain('\n1 unchanged finding: holdfast scan\n');
    expect(out).not.toMatch(/^(?:critical|high|medium|low)\b/m);
  });

  test('a failing test is named to the end of its name', () => {
    const name = `authorization > ${'a name of many words '.repeat(6)}ends here`;
    const because = `1 selected test failed: “${name}”`;
    const out = withItems('block', [{ ...item, kind: 'verification', subject: 'v-a', because }]);
    expect(out.replace(/\n {6,}/g, ' ')).toContain(name);
    expect(out).toMatch(/1 blocking · 0 comments · 212 unchanged · base ab12cd34ef56 ·/);
  });

  test('what was not answered does not read as a block', () => {
    const incomplete = { ...item, kind: 'incomplete', mitigation: '', because: 'it ended' } as const;
    const comment = { ...item, decision: 'comment' } as const;
    const out = withItems('incomplete', [comment, incomplete, { ...incomplete, subject: 'sast' }]);
    expect(out).toContain('~ gate INCOMPLETE  2 without an answer · 1 comment ·');
    expect(out).toMatch(/^ {2}\? incomplete {2}engine +sast +it ended$/m);
    expect(out).not.toContain('block');
  });

  test.each([
    ['none on master', 'policy: none on master: add'],
    ['threat-model.yaml on main', 'policy: threat-model.yaml on main only comments: add'],
  ])('a gate that only comments says why: %s', (policy, said) => {
    const out = write({ ...base, gate: { ...gate, verdict: 'comment-only', policy } }, 'text', {
      width: 140,
    });
    expect(out).toContain(`${said} \`gate: {mode: block}\` to the threat model on the base branch\n`);
  });
});

describe('reasons', () => {
  const base = sampleReport('verify');
  const [first, second] = base.mitigations;
  const [finding] = base.findings;
  if (first === undefined || second === undefined || finding === undefined) throw new Error('no sample');
  const [verification] = first.verifications;
  if (verification === undefined) throw new Error('the sample has verifications');
  const verifications = [{ ...verification, id: 'v-one' }];
  const shown = (more: Partial<MitigationReport>, options: Parameters<typeof write>[2] = {}): string =>
    write({ ...base, mitigations: [{ ...first, verifications, ...more }, second] }, 'text', options);

  test('the id of a verification is said only where there are several', () => {
    const because = 'v-one: 1 selected test failed';
    expect(shown({ because })).toMatch(/ci-scripts ▲ 1 selected test failed$/m);
    expect(shown({ because, verifications: first.verifications })).toContain('▲ v-one: 1 selected');
  });

  test('that of a failing mitigation goes on in a second line, below itself', () => {
    const because = `${'word '.repeat(18)}end`;
    const lines = shown({ because }).split('\n');
    const at = lines.findIndex((line) => line.includes('word'));
    expect(lines[at + 1]).toMatch(/^ +word .*end$/);
    expect(lines[at + 1]?.search(/\S/)).toBe(lines[at]?.indexOf('word'));
    expect(shown({ because, state: 'stale' })).toContain('end');
  });

  test('ids are whole at any width; titles are shown from 140 columns on, and whole with --all', () => {
    const id = 'm-a-name-that-is-longer-than-most';
    expect(shown({ id }, { width: 60 })).toContain(`${id} ▲`);
    expect(shown({ id })).not.toContain(first.title);
    expect(shown({ id }, { width: 140 })).toContain(first.title);
    const title = 'long '.repeat(60).trim();
    expect(shown({ id, title }, { all: true })).toContain(`${id} ▲ ${title}\n      = cicd found`);
  });

  test('the worst finding is named, whichever was reported first', () => {
    const mild = { ...finding, id: 'f_mild', severity: 'medium', message: 'a mild thing' } as const;
    const bad = { ...finding, id: 'f_bad', severity: 'critical', message: 'a bad thing' } as const;
    const of = (because: string, findings: readonly KnownFinding[]): string =>
      write({ ...base, findings, mitigations: [{ ...first, verifications, because }] }, 'text');
    expect(of('v-one: a mild thing', [mild, bad])).toContain('▲ a bad thing and 1 more\n');
    expect(of('v-one: a bad thing and 1 more', [mild, bad])).toContain('▲ a bad thing and 1 more\n');
    const ignored = { state: 'ignored', by: 'a', reason: 'b', source: 'triage' } as const;
    expect(of('v-one: a mild thing', [mild, { ...bad, triage: ignored }])).toContain('▲ a mild thing\n');
    expect(of('v-one: a test failed', [mild, bad])).toContain('▲ a test failed\n');
  });

  test('▲ is explained once, and only where it is', () => {
    expect(shown({}).match(/▲ high impact/g)).toHaveLength(1);
    const mitigations = base.mitigations.map((one) => ({ ...one, highImpact: false }));
    expect(write({ ...base, mitigations }, 'text')).not.toContain('▲');
  });

  test('what to do is wrapped, not cut', () => {
    const todo = `${'word '.repeat(25)}end`;
    const rules = base.rules.map((rule) => ({ ...rule, todo }));
    expect(write({ ...base, rules }, 'text')).toMatch(/= help: word [^\n]*word\n {5}word [^\n]*end\n/);
  });

  test('a run that failed names the required verifications without an answer', () => {
    const of = (status: Report['status']): string =>
      write({ ...base, status, mitigations: base.mitigations }, 'text', { width: 140 });
    expect(of('failed')).toContain(
      'required and without an answer: bucket-iac (error), csrf-tests (checked nothing), drill (stale)\n',
    );
    expect(of('partial')).not.toContain('without an answer');
  });

  test('an engine says what it left out, where there is room', () => {
    const reasons = ['image', 'empty', 'image'];
    const skipped = reasons.map((reason, n) => ({ target: `${n}`, reason }));
    const of = (left: typeof skipped, width = 100): string => {
      const coverage = { seen: 3 + left.length, scanned: 3, skipped: left, failed: [] };
      const engines = [{ ...engineOf('secrets', 'complete', 3), coverage }];
      return write({ ...base, engines }, 'text', { width });
    };
    expect(of(skipped)).toContain('3 of 6 files  0.0 s  1 finding  (3 skipped: 2 image, 1 empty)\n');
    expect(of(skipped.slice(0, 1))).toContain('(1 skipped: image)\n');
    expect(of(skipped, 60)).toMatch(/3 of 6 files {2}0\.0 s {2}1 finding\n/);
  });
});

test('without colour there is no escape, with colour the words are the same', () => {
  const report = sampleReport('verify');
  const coloured = write(report, 'text', { colour: true });
  expect(coloured).toContain('\u001b[31m');
  // oxlint-disable-next-line no-control-regex
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(write(report, 'text'));
});

test('a model that was not found is said to be the built-in one', () => {
  expect(linesOf(sampleReport('scan'))[0]).toContain('built-in starter model');
});

test('a page of Markdown stays below the forges’ limit and says what it left out', () => {
  const out = write(huge('gate'), 'markdown');
  expect(out.length).toBeLessThanOrEqual(65_000);
  expect(out).toMatch(/… [\d,]+ more in the JSON report/);
  expect(out).toContain('What was looked at');
});
