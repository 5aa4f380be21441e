import type { Edit, Fix, Step } from '../../core/finding.ts';
import type { FindingTriage, KnownFinding } from '../../core/report.ts';
import { artifactOf, labelled, locationOf } from './write-location.ts';
import type { Json } from './write-location.ts';
import { levels, severityProperties } from './write-rules.ts';
import { plainText } from './write-text.ts';

/** GitHub's limits: steps of one flow, related locations of one result. */
const stepsMax = 10_000;
const relatedMax = 100;

/** One finding as a SARIF result. `ruleIndex` is the rule's place in the run's list. */
export function resultOf(finding: KnownFinding, ruleIndex: number | undefined): Json {
  const suppressions = suppressionsOf(finding.triage);
  const steps = finding.steps ?? [];
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [locationOf(finding.at, finding.excerpt)],
    partialFingerprints: { 'holdfast/v1': finding.id },
    ...(steps.length === 0 ? {} : { codeFlows: [flowOf(finding)], relatedLocations: relatedOf(finding) }),
    ...(finding.fix === undefined ? {} : { fixes: [fixOf(finding.fix)] }),
    ...(suppressions === undefined ? {} : { suppressions: [suppressions] }),
    baselineState: finding.history === 'new' || finding.history === 'reopened' ? 'new' : 'unchanged',
    properties: propertiesOf(finding),
  };
}

/** An empty message would not be shown at all. */
function messageOf(finding: KnownFinding): string {
  const about =
    finding.contradicts.length === 0 ? '' : ` (contradicts ${finding.contradicts.slice(0, 5).join(', ')})`;
  return plainText(`${finding.message || finding.rule}${about}`);
}

function propertiesOf(finding: KnownFinding): Json {
  return {
    engine: finding.engine,
    confidence: finding.confidence,
    severity: finding.severity,
    history: finding.history,
    mitigations: finding.contradicts,
    threats: finding.threats,
    triage: finding.triage.state,
    ...severityProperties(finding.severity),
    ...(finding.notes === undefined
      ? {}
      : { notes: finding.notes.map(([key, value]) => `${key}: ${value}`) }),
  };
}

function flowOf(finding: KnownFinding): Json {
  const steps = (finding.steps ?? []).slice(0, stepsMax - 1);
  const { at } = finding;
  const last = steps.at(-1)?.at;
  const ends =
    at.kind !== 'code' || (last?.path === at.path && last.line === at.line && last.column === at.column);
  const sink = ends ? [] : [labelled(at, plainText(finding.message || finding.rule), finding.excerpt)];
  const locations = [
    ...steps.map((step) => labelled(step.at, plainText(step.message), step.excerpt)),
    ...sink,
  ];
  return { threadFlows: [{ locations: locations.map((location) => ({ location })) }] };
}

function relatedOf(finding: KnownFinding): readonly Json[] {
  return (finding.steps ?? []).slice(0, relatedMax).map(relatedStep);
}

function relatedStep(step: Step, index: number): Json {
  return { id: index + 1, ...labelled(step.at, plainText(step.message)) };
}

function fixOf(fix: Fix): Json {
  const byPath = new Map<string, Edit[]>();
  for (const edit of fix.edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit]);
  return {
    description: { text: plainText(fix.title) },
    artifactChanges: [...byPath].map(([path, edits]) => ({
      artifactLocation: artifactOf(path),
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: { byteOffset: Math.max(0, start), byteLength: Math.max(0, end - start) },
        insertedContent: { text },
      })),
    })),
  };
}

function suppressionsOf(triage: FindingTriage): Json | undefined {
  if (triage.state !== 'ignored' && triage.state !== 'accepted') return undefined;
  const inSource = triage.state === 'ignored' && triage.source === 'comment';
  return {
    kind: inSource ? 'inSource' : 'external',
    status: 'accepted',
    justification: plainText(triage.reason),
    properties: { decision: triage.state, by: triage.by },
  };
}
