import { exitCodes } from '../core/exit-code.ts';
import type { Finding } from '../core/finding.ts';
import { limits } from '../core/limits.ts';
import type { FindingTriage, KnownFinding, Report } from '../core/report.ts';
import { systemClock } from '../io/clock.ts';
import { randomId } from '../io/random.ts';
import { sourceFile } from '../io/source.ts';
import { readSuppressions, suppressionOf } from '../triage/suppressions.ts';
import { engineReports, reportingExit, ruleComplaint, rulesOf, runStatus } from './assemble.ts';
import { inspect, inspectFile, type Inspection } from './inspect.ts';
import { silentIn } from './scan.ts';
import { secretComments } from './secret-comments.ts';
import { secretsOptions } from './secrets-options.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** A text that is in no tree. */
export interface GivenText {
  /** What it is called in the report; rules may judge by it. */
  readonly name: string;
  readonly content: Buffer;
}

/** Looks for secrets in one text, without a repository, a model or a memory. */
export async function scanText(asked: Wish, { name, content }: GivenText): Promise<Outcome> {
  const startedAt = performance.now();
  // Only this engine looks at texts of any kind; naming it makes a run of it that fails a failed run.
  const wish: Wish = { ...asked, engines: ['secrets'] };
  if (content.length > limits.fileBytes) {
    const message = `standard input is larger than ${limits.fileBytes / 1024 / 1024} MiB, so it was not looked at`;
    return refuse({ exit: exitCodes.incomplete, message, todo: 'Give it in parts.' });
  }
  const [inspection] = await inspected(wish, name, content);
  const inspections = inspection === undefined ? [] : [inspection];
  const now = wish.now ?? systemClock.now();
  const engines = engineReports(wish, inspections);
  const status = runStatus(wish, engines);
  const findings = known(inspection?.findings ?? [], { name, content }, now);
  const report: Report = {
    command: 'scan',
    tool: { name: 'holdfast', version: wish.version },
    root: '',
    commit: '',
    dirty: false,
    at: now,
    ms: Math.round(performance.now() - startedAt),
    status,
    model: 'built-in',
    engines,
    rules: rulesOf(inspections),
    findings,
    closed: 0,
    suppressed: findings.filter(({ triage }) => triage.state === 'ignored').length,
    mitigations: [],
    notices: [],
    ...(wish.explain ? { silent: silentIn(inspections) } : {}),
    next: findings.length > 0 ? `holdfast explain ${findings[0]?.rule}` : 'holdfast scan',
  };
  const looked = content.length > 0 && (inspection?.files.length ?? 0) > 0;
  const complaint = ruleComplaint(engines);
  return {
    kind: 'report',
    report,
    exit: reportingExit(wish, status, findings, looked),
    ...(complaint === undefined ? {} : { complaint }),
  };
}

function inspected(wish: Wish, name: string, content: Buffer): Promise<readonly Inspection[]> {
  const stations = wish.tools.engines
    .filter(({ id }) => id === 'secrets')
    .map((engine) => ({ engine, options: secretsOptions(wish) }));
  const file = sourceFile(name, content);
  return inspect(
    [{ listing: { files: [file], passed: [] }, stations }],
    stations,
    {
      look: (_, asked) =>
        asked.map((station) => inspectFile(station, file, station.engine.secretsIn?.(file) ?? [])),
      flush: () => undefined,
    },
    { paths: [name], read: () => file, signal: wish.signal },
  );
}

/** Comments in the text count; nothing else is known of it. */
function known(
  findings: readonly Finding[],
  { name, content }: GivenText,
  now: number,
): readonly KnownFinding[] {
  const text = content.toString('utf8');
  const suppressions = [
    ...readSuppressions(name, text, now).suppressions,
    ...secretComments(name, text, findings),
  ];
  return findings.map((finding) => {
    const line = 'line' in finding.at ? finding.at.line : 0;
    const found = suppressionOf(suppressions, { rule: finding.rule, path: name, line });
    const triage: FindingTriage =
      found === undefined
        ? { state: 'open' }
        : {
            state: 'ignored',
            by: `comment in line ${found.writtenOn}`,
            reason: found.reason,
            source: 'comment',
          };
    return {
      ...finding,
      id: randomId('f_'),
      history: 'new',
      firstSeen: now,
      triage,
      contradicts: [],
      threats: [],
    };
  });
}
