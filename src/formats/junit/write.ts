import { isoTime } from '../../core/clock.ts';
import { placeOf } from '../../core/location.ts';
import { pastFindings } from '../../core/past-findings.ts';
import type {
  EngineReport,
  KnownFinding,
  MitigationReport,
  Report,
  VerificationReport,
} from '../../core/report.ts';
import { forXml } from '../../core/sanitise.ts';

/** Findings written as test cases; above it they are counted. CI pages show no more. */
const findingsMax = 1_000;

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly outcome: Outcome;
  readonly because: string;
  /** Milliseconds. */
  readonly ms: number;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/**
 * JUnit XML: one suite per mitigation with its verifications as test cases, one for the engines, and one for the
 * open findings of a `scan`. Only what passed is without a child; whatever gave no answer is skipped or an error.
 */
export function writeJunit(report: Report): string {
  const suites = [
    ...report.mitigations.map(mitigationSuite),
    { name: 'engines', cases: report.engines.map(engineCase) },
    ...(report.command === 'scan' ? [findingSuite(report)] : []),
  ];
  const all = suites.flatMap((suite) => suite.cases);
  const time = Number.isFinite(report.at) && Math.abs(report.at) <= 8.64e15 ? isoTime(report.at) : '';
  const stamp = time === '' ? '' : ` timestamp="${time}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="holdfast ${report.command}" ${totals(all)}>`,
    ...suites.flatMap((suite) => suiteLines(suite, stamp)),
    '</testsuites>',
    '',
  ].join('\n');
}

function mitigationSuite(one: MitigationReport): Suite {
  const name = `${one.id}: ${one.title}`;
  const cases = one.verifications.map((verification) => verificationCase(one, verification));
  if (cases.length > 0) return { name, cases };
  const because = `${one.state}: ${one.because}`;
  return { name, cases: [{ name: 'verification', group: one.id, outcome: 'skipped', because, ms: 0 }] };
}

function verificationCase(one: MitigationReport, verification: VerificationReport): Case {
  const outcome = one.state === 'accepted' ? 'skipped' : outcomeOf(verification);
  const because = `${verification.state}: ${verification.because}`;
  return { name: `${verification.id} (${verification.type})`, group: one.id, outcome, because, ms: 0 };
}

function outcomeOf({ state, required }: VerificationReport): Outcome {
  if (state === 'pass') return 'passed';
  if (state === 'fail') return 'failure';
  return state === 'error' || required ? 'error' : 'skipped';
}

const engineOutcomes: Readonly<Record<EngineReport['status'], Outcome>> = {
  complete: 'passed',
  partial: 'error',
  failed: 'error',
  nothing: 'skipped',
  'not-run': 'skipped',
};

/** The name says how much was looked at, so that a passed case is never read as a clean result. */
function engineCase(engine: EngineReport): Case {
  const { scanned, seen, failed } = engine.coverage;
  return {
    name: `${engine.id} looked at ${scanned} of ${seen} targets`,
    group: 'engines',
    outcome: engine.status === 'complete' && failed.length > 0 ? 'error' : engineOutcomes[engine.status],
    because: `${engine.status}: ${engine.because}`,
    ms: engine.ms,
  };
}

function findingSuite(report: Report): Suite {
  const open = [...report.findings, ...pastFindings(report)].filter(
    ({ triage }) => triage.state !== 'ignored' && triage.state !== 'accepted',
  );
  const cases = open.slice(0, findingsMax).map(findingCase);
  const left = open.length - cases.length;
  if (left === 0) return { name: 'findings', cases };
  const rest = `${left} more findings are not listed here`;
  return {
    name: 'findings',
    cases: [...cases, { name: rest, group: 'findings', outcome: 'failure', because: rest, ms: 0 }],
  };
}

function findingCase(finding: KnownFinding): Case {
  const place = placeOf(finding.at);
  return {
    name: `${finding.rule} at ${place}`,
    group: `findings.${finding.engine}`,
    outcome: 'failure',
    because: `${finding.severity}: ${finding.message} (${finding.id})`,
    ms: 0,
  };
}

function suiteLines(suite: Suite, stamp: string): readonly string[] {
  return [
    `  <testsuite name="${attribute(suite.name)}" ${totals(suite.cases)}${stamp}>`,
    ...suite.cases.flatMap(caseLines),
    '  </testsuite>',
  ];
}

function totals(cases: readonly Case[]): string {
  const count = (outcome: Outcome): number => cases.filter((one) => one.outcome === outcome).length;
  return [
    `tests="${cases.length}"`,
    `failures="${count('failure')}"`,
    `errors="${count('error')}"`,
    `skipped="${count('skipped')}"`,
    `time="${seconds(cases.reduce((sum, { ms }) => sum + ms, 0))}"`,
  ].join(' ');
}

function caseLines(one: Case): readonly string[] {
  const head = `    <testcase classname="holdfast.${attribute(one.group)}" name="${attribute(one.name)}" time="${seconds(one.ms)}"`;
  if (one.outcome === 'passed') return [`${head}/>`];
  const because = attribute(one.because);
  return [`${head}>`, `      <${one.outcome} message="${because}"/>`, '    </testcase>'];
}

/** One line each: a line of its own could be taken for a command by the log of a CI job. */
function attribute(text: string): string {
  return forXml(text.replace(/[\n\t]/g, ' '));
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? (ms / 1000).toFixed(3) : '0.000';
}
