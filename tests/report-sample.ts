import { noCoverage } from '../src/core/coverage.ts';
import type { Evidence, MitigationState } from '../src/core/evidence.ts';
import type { Excerpt } from '../src/core/finding.ts';
import type {
  EngineReport,
  GateReport,
  KnownFinding,
  MitigationReport,
  Report,
  VerificationReport,
} from '../src/core/report.ts';
import type { RuleInfo } from '../src/core/rule.ts';

/** Monday 2026-11-23, 09:30 UTC: the day on which the sample looks at its repository. */
export const sampleNow = Date.UTC(2026, 10, 23, 9, 30);
const hour = 3_600_000;
const day = 24 * hour;
const commit = '8f3c1d2e4b5a69788796a5b4c3d2e1f00f1e2d3c';
const tree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A report of `verify` on a small file-sharing service: every state and every engine status occurs. */
export function sampleReport(command: Report['command']): Report {
  const report: Report = {
    command,
    tool: { name: 'holdfast', version: '0.1.0' },
    root: '/srv/checkout/file-upload',
    commit,
    dirty: true,
    at: sampleNow,
    ms: 2840,
    status: 'partial',
    model: command === 'scan' ? 'built-in' : 'threat-model.yaml',
    engines: sampleEngines(),
    rules: sampleRules(),
    findings: sampleFindings(),
    closed: 2,
    suppressed: 1,
    mitigations: command === 'scan' ? [] : sampleMitigations(),
    notices: ['shallow clone: 50 of an unknown number of commits; fetch the full history to date findings'],
    next: nextOf(command),
  };
  return command === 'gate' ? { ...report, gate: sampleGate() } : report;
}

function nextOf(command: Report['command']): string {
  if (command === 'scan') return 'holdfast init';
  return command === 'gate' ? 'holdfast explain f_7c1e4k2m9q' : 'holdfast verify --all';
}

function sampleEngines(): readonly EngineReport[] {
  const files = { seen: 1204, scanned: 1201 };
  const notBuilt = 'not built yet';
  return [
    engine('tests', 'nothing', { because: 'no report found at reports/junit/*.xml' }),
    engine('sast', 'not-run', { because: notBuilt }),
    engine('dast', 'not-run', { because: notBuilt }),
    engine('iast', 'not-run', { because: notBuilt }),
    engine('secrets', 'partial', {
      because: '1 file could not be read to its end',
      ms: 312,
      coverage: {
        ...files,
        skipped: [
          { target: 'public/logo.png', reason: 'binary' },
          { target: 'data/dump.sql', reason: 'larger than 10 MiB' },
        ],
        failed: [{ target: 'vendor/a.min.js', reason: 'stopped after 5,000 ms' }],
      },
      problems: [
        {
          kind: 'failed',
          target: 'vendor/a.min.js',
          message: 'stopped after 5,000 ms',
          todo: 'Leave the file out in .holdfast/ignore if it is generated.',
        },
      ],
    }),
    engine('sca', 'not-run', { because: notBuilt }),
    engine('container', 'not-run', { because: notBuilt }),
    engine('cloud', 'failed', {
      because: 'the worker ended twice on infra/main.tf',
      ms: 1900,
      coverage: {
        seen: 31,
        scanned: 30,
        skipped: [],
        failed: [{ target: 'infra/main.tf', reason: 'the worker ended twice' }],
      },
      problems: [
        { kind: 'bug', target: 'infra/main.tf', line: 12, message: 'BrokenInvariant: span is ordered' },
      ],
    }),
    engine('cicd', 'complete', { ms: 48, coverage: { seen: 6, scanned: 6, skipped: [], failed: [] } }),
  ];
}

function engine(
  id: EngineReport['id'],
  status: EngineReport['status'],
  more: Partial<EngineReport>,
): EngineReport {
  return { id, status, because: '', coverage: noCoverage, problems: [], ms: 0, ...more };
}

function sampleRules(): readonly RuleInfo[] {
  const base = { confidence: 'high', digest: 'd1', fixtures: { bad: 6, ok: 7 }, proof: 'measured' } as const;
  return [
    {
      ...base,
      id: 'cicd/template-injection',
      engine: 'cicd',
      title: 'Text of an event becomes part of a script',
      why: 'Whoever names a branch or writes a title runs commands with the rights of the workflow.',
      todo: 'Pass the value through an environment variable and quote it in the script.',
      severity: 'critical',
      mitigations: ['no-untrusted-text-in-scripts'],
      cwe: [78, 94],
    },
    {
      ...base,
      id: 'cicd/unpinned-action',
      engine: 'cicd',
      title: 'Action used by a movable name',
      why: 'A tag or branch can be moved to other code after review; a commit cannot.',
      todo: 'Use the full commit, and keep the tag as a comment.',
      severity: 'medium',
      mitigations: ['pin-third-party-ci-code'],
      cwe: [829],
    },
    {
      ...base,
      id: 'secrets/cloud-access-key',
      engine: 'secrets',
      title: 'Access key of a cloud account',
      why: 'Everybody who can read the repository can act as its owner, also after the line is removed.',
      todo: 'Revoke the key, then read it from the environment.',
      severity: 'high',
      mitigations: ['no-secrets-in-code'],
      cwe: [798],
      proof: 'by-construction',
    },
    {
      ...base,
      id: 'sast/open-redirect',
      engine: 'sast',
      title: 'Redirect to an address the request names',
      why: 'A link to your own site sends its reader anywhere, which is what phishing needs.',
      todo: 'Look the target up in a list, or allow paths of your own site only.',
      severity: 'high',
      mitigations: ['redirects-stay-home'],
      cwe: [601],
    },
  ];
}

function sampleFindings(): readonly KnownFinding[] {
  const workflow = {
    firstLine: 19,
    lines: [
      '      - uses: actions/checkout@v4',
      '      - name: Say what is built',
      '        run: echo "building ${{ github.head_ref }}"',
    ],
  };
  const settings = {
    firstLine: 7,
    lines: ['export const storage = {', "  region: 'eu-north-1',", "  accessKey: 'AK****7Q',"],
  };
  return [
    finding({
      id: 'f_7c1e4k2m9q',
      rule: 'cicd/template-injection',
      severity: 'critical',
      message: '“github.head_ref” is written by whoever opens the pull request',
      at: code('.github/workflows/ci.yml', 21, [29, 51]),
      excerpt: workflow,
      contradicts: ['ci-scripts'],
      threats: ['t-ci-takeover'],
      introduced: { commit: '51be02aa17c3', author: 'dev@example.test', at: sampleNow - 3 * day },
      fix: {
        title: 'Pass it through an environment variable',
        edits: [{ path: '.github/workflows/ci.yml', start: 410, end: 431, text: '$HEAD_REF' }],
      },
    }),
    finding({
      id: 'f_2mw81h0zax',
      engine: 'secrets',
      rule: 'secrets/cloud-access-key',
      severity: 'high',
      message: 'access key AK****7Q of a cloud account (its checksum holds)',
      at: code('src/storage/settings.ts', 9, [15, 23]),
      excerpt: settings,
      contradicts: ['secrets-elsewhere'],
      threats: ['t-bucket-theft'],
      history: 'existing',
      notes: [['account', '1234****']],
    }),
    redirectFinding(),
    finding({
      id: 'f_e5u7i9o1pl',
      message: 'acme/deploy is pinned to “v3”, not to a commit',
      at: code('.github/workflows/release.yml', 14, [15, 29]),
      contradicts: ['pinned-actions'],
    }),
    finding({
      id: 'f_z8x6c4v2bn',
      message: 'acme/notify is pinned to “main”, not to a commit',
      at: code('.github/workflows/release.yml', 31, [15, 31]),
      contradicts: ['pinned-actions'],
      history: 'baseline',
    }),
    finding({
      id: 'f_m1n3b5v7cx',
      severity: 'low',
      message: 'actions/cache is pinned to “v4”, not to a commit',
      at: code('.github/workflows/nightly.yml', 9, [15, 31]),
      history: 'baseline',
      triage: { state: 'ignored', by: 'sec@example.test', reason: 'first-party action', source: 'triage' },
    }),
  ];
}

function redirectFinding(): KnownFinding {
  const route: Excerpt = {
    firstLine: 40,
    lines: [
      "app.get('/go', (req, res) => {",
      '  const target = req.query.url;',
      '  if (!target) return res.sendStatus(400);',
      '  audit(req.user, target);',
      '  return res.redirect(target);',
    ],
  };
  return finding({
    id: 'f_q3r5t7y9ui',
    engine: 'sast',
    rule: 'sast/open-redirect',
    severity: 'high',
    confidence: 'medium',
    message: 'the request decides where the redirect goes',
    at: code('src/routes/go.ts', 44, [10, 30]),
    excerpt: route,
    steps: [
      { at: code('src/routes/go.ts', 41, [18, 31]), message: 'comes from the query', excerpt: route },
      { at: code('src/routes/go.ts', 44, [10, 30]), message: 'redirects there', excerpt: route },
    ],
    contradicts: ['redirects'],
    threats: ['t-phishing'],
    history: 'reopened',
  });
}

function finding(more: Partial<KnownFinding>): KnownFinding {
  return {
    id: 'f_0000000000',
    engine: 'cicd',
    rule: 'cicd/unpinned-action',
    severity: 'medium',
    confidence: 'high',
    at: code('.github/workflows/ci.yml', 1, [1, 2]),
    message: '',
    anchor: { scope: 'jobs.build', match: 'never shown: match', context: 'never shown: context' },
    history: 'new',
    firstSeen: sampleNow - 3 * day,
    triage: { state: 'open' },
    contradicts: [],
    threats: [],
    ...more,
  };
}

function code(path: string, line: number, [column, endColumn]: readonly [number, number]) {
  return { kind: 'code', path, line, column, endLine: line, endColumn } as const;
}

function sampleMitigations(): readonly MitigationReport[] {
  return [
    mitigation('ci-scripts', 'No text from outside in CI scripts', 'failing', {
      layer: 'cicd',
      because: 'cicd found template-injection in .github/workflows/ci.yml',
      highImpact: true,
      threats: ['t-ci-takeover'],
      verifications: [
        verification('ci-scripts-cicd', 'cicd', 'fail', 2),
        unproven('ci-scripts-manual', 'manual'),
      ],
    }),
    mitigation('redirects', 'Redirects stay on our own site', 'failing', {
      layer: 'code',
      because: 'sast found open-redirect in src/routes/go.ts',
      highImpact: true,
      verifications: [
        verification('redirects-sast', 'sast', 'fail', 3),
        verification('redirects-tests', 'tests', 'pass', 30),
      ],
    }),
    mitigation('secrets-elsewhere', 'Secrets live outside the repository', 'failing', {
      layer: 'secrets',
      because: 'secrets found cloud-access-key in src/storage/settings.ts',
      highImpact: true,
      verifications: [verification('secrets-tree', 'secrets', 'fail', 1)],
    }),
    mitigation('private-bucket', 'The bucket is private', 'error', {
      layer: 'cloud',
      because: 'cloud could not look at infra/main.tf',
      verifications: [verification('bucket-iac', 'cloud', 'error', 1)],
    }),
    mitigation('csrf', 'State changes need a CSRF token', 'checked-nothing', {
      layer: 'code',
      because: 'no test carries the tag @csrf',
      verifications: [verification('csrf-tests', 'tests', 'checked-nothing', 1)],
    }),
    mitigation('restore-drill', 'Backups are restored every quarter', 'stale', {
      layer: 'process',
      because: 'last signed 132 days ago, may be 92 days old',
      verifications: [verification('drill', 'manual', 'stale', 132 * 24)],
    }),
    mitigation('owner-only', 'A file is served to its owner only', 'partial', {
      layer: 'code',
      because: 'tests pass; sast gave no evidence: not built yet',
      highImpact: true,
      verifications: [verification('owner-tests', 'tests', 'pass', 5), unproven('owner-sast', 'sast')],
    }),
    mitigation('sessions', 'Requests without a session get 401', 'verified', {
      layer: 'code',
      because: '3 tests pass',
      highImpact: true,
      verifications: [verification('sessions-tests', 'tests', 'pass', 5)],
    }),
    mitigation('pinned-actions', 'Third-party CI code is pinned to a commit', 'verified', {
      layer: 'cicd',
      because: '6 workflows looked at',
      verifications: [verification('pinned-cicd', 'cicd', 'pass', 1)],
    }),
    mitigation('small-image', 'The image holds nothing but the service', 'unverified', {
      layer: 'container',
      because: 'no evidence yet: container is not built yet',
      verifications: [unproven('image-container', 'container')],
    }),
    mitigation('rate-limit', 'Uploads are limited per user', 'planned', {
      layer: 'code',
      because: 'no code yet',
    }),
    mitigation('virus-scan', 'Uploads are scanned for malware', 'accepted', {
      layer: 'process',
      because: 'the risk of t-malware is accepted by payments-lead',
      until: Date.UTC(2026, 11, 31),
    }),
  ];
}

function mitigation(
  id: string,
  title: string,
  state: MitigationState,
  more: Partial<MitigationReport>,
): MitigationReport {
  return {
    id,
    title,
    state,
    layer: 'code',
    because: '',
    highImpact: false,
    threats: [],
    verifications: [],
    ...more,
  };
}

function unproven(id: string, type: VerificationReport['type']): VerificationReport {
  return { id, type, required: false, state: 'no-evidence', because: 'the engine is not built yet' };
}

function verification(
  id: string,
  type: Evidence['type'],
  state: VerificationReport['state'],
  hoursAgo: number,
): VerificationReport {
  const outcome = state === 'stale' || state === 'no-evidence' ? 'pass' : state;
  const evidence: Evidence = {
    id: `e_${id}`,
    verification: id,
    mitigation: id.split('-')[0] ?? '',
    type,
    outcome,
    because: `${outcome} at that time`,
    at: sampleNow - hoursAgo * hour,
    commit,
    tree,
    dirty: false,
    inputs: 'i1',
    question: 'q1',
    engine: { id: type, version: 1, rules: 'r1' },
    scope: type === 'tests' ? { tests: 3 } : { files: 6 },
    selfCheck: type === 'tests' || type === 'manual' ? 'none' : 'fired',
    findings: outcome === 'fail' ? ['f_7c1e4k2m9q'] : [],
    signers: type === 'manual' ? ['ops@example.test'] : [],
    previous: '00',
    hash: '01',
  };
  return { id, type, required: true, state, because: evidence.because, evidence };
}

function sampleGate(): GateReport {
  return {
    verdict: 'block',
    base: 'origin/main',
    policy: 'threat-model.yaml at origin/main',
    unchanged: 212,
    items: [
      {
        kind: 'finding',
        subject: 'f_7c1e4k2m9q',
        decision: 'block',
        mitigation: 'ci-scripts',
        because: 'new, high impact, precision >= 0.93 (n = 41)',
      },
      {
        kind: 'finding',
        subject: 'f_q3r5t7y9ui',
        decision: 'comment',
        mitigation: 'redirects',
        because: 'precision not proven: n = 6, needs 25',
      },
      {
        kind: 'verification',
        subject: 'csrf-tests',
        decision: 'block',
        mitigation: 'csrf',
        because: 'required, and it checked nothing',
      },
      {
        kind: 'incomplete',
        subject: 'cloud',
        decision: 'comment',
        mitigation: 'private-bucket',
        because: 'the engine failed; the policy warns on a pull request',
      },
    ],
  };
}

/** Findings at every kind of place that is not a stretch of code. */
export function findingsElsewhere(): readonly KnownFinding[] {
  const path = 'package-lock.json';
  const places: readonly KnownFinding['at'][] = [
    { kind: 'package', purl: 'pkg:npm/left-pad@1.3.0', path, line: 12 },
    { kind: 'image-layer', image: 'service:1', layer: 'sha256:0a1b', path: 'usr/bin/tool' },
    { kind: 'resource', address: 'aws_s3_bucket.files', path: 'infra/main.tf', line: 3 },
    { kind: 'setting', target: 'branch main', name: 'required reviews' },
    { kind: 'request', method: 'GET', route: '/files/{id}', parameter: 'id' },
    { kind: 'commit', commit, path: 'old/settings.py', line: 7 },
  ];
  const excerpt = { firstLine: 11, lines: ['{', '  "left-pad": "1.3.0"', '}'] };
  return places.map((at, index) =>
    finding({ id: `f_elsewhere${index}`, at, message: 'found elsewhere', excerpt }),
  );
}

/** Keys whose values are words of the contract, which no input can choose. */
const closed = new Set(
  'command status kind severity confidence state history outcome selfCheck decision verdict proof source was'.split(
    ' ',
  ),
);

/** The report with every string that input could have chosen replaced. */
export function withStrings(report: Report, hostile: (original: string) => string): Report {
  const mapped = (value: unknown, key: string, parent: unknown): unknown => {
    if (typeof value === 'string') return isClosed(key, parent) ? value : hostile(value);
    if (Array.isArray(value)) return value.map((item) => mapped(item, key, parent));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name === 'files' ? hostile(name) : name,
        mapped(item, name, value),
      ]),
    );
  };
  return mapped(report, '', undefined) as Report;
}

function isClosed(key: string, parent: unknown): boolean {
  if (closed.has(key)) return true;
  if (typeof parent !== 'object' || parent === null) return false;
  if (key === 'name') return 'version' in parent;
  if (key === 'engine') return 'rule' in parent || 'fixtures' in parent;
  if (key === 'type') return 'outcome' in parent;
  return key === 'id' && 'coverage' in parent;
}
