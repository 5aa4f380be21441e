import { exitCodes, type ExitCode } from '../core/exit-code.ts';
import type { KnownFinding, Report } from '../core/report.ts';
import { sha256 } from '../core/digest.ts';
import { pathOf } from '../core/location.ts';
import { bySeverity } from '../core/severity.ts';
import type { Failure, Identity, Place, Remark, Review } from '../publish/review/review.ts';
import { gate, type GateWish } from './gate.ts';
import { changeSight, type ChangeSight } from './review-sight.ts';
import { suggestionsIn } from './review-suggestion.ts';
import type { Refusal } from './wish.ts';

/** What came of looking at a change: the gate's report and exit code, and what is worth telling of it. */
export type Reviewed =
  | { readonly kind: 'reviewed'; readonly report: Report; readonly review: Review; readonly exit: ExitCode }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** Looks at a change as the gate does, and says what is to be told of it. Tells nobody. */
export async function reviewChange(wish: GateWish): Promise<Reviewed> {
  const seen: { sight?: ChangeSight } = {};
  const outcome = await gate(wish, async (stand) => {
    seen.sight = await changeSight(stand);
  });
  if (outcome.kind === 'refusal') return outcome;
  if (outcome.kind === 'text' || seen.sight === undefined)
    return {
      kind: 'refusal',
      refusal: { exit: exitCodes.bug, message: 'the gate gave no report', todo: 'Please report it.' },
    };
  return { ...outcome, kind: 'reviewed', review: reviewOf(outcome.report, seen.sight) };
}

function reviewOf(report: Report, sight: ChangeSight): Review {
  const items = report.gate?.items ?? [];
  return {
    version: 1,
    tool: report.tool.version,
    head: report.commit,
    parents: sight.parents,
    base: report.gate?.base ?? '',
    verdict: report.gate?.verdict ?? 'comment-only',
    remarks: remarksOf(report),
    failures: items.flatMap(({ kind, subject, mitigation, decision, because }): readonly Failure[] => {
      // What had no answer before either, and does not block, is for the report.
      const tells =
        kind === 'verification' || (kind === 'incomplete' && mitigation !== '' && decision === 'block');
      return tells ? [{ verification: subject, mitigation, blocks: decision === 'block', because }] : [];
    }),
    weakenings: [...sight.weakenings, ...ignoredByComment(report)],
    drift: (report.drift ?? []).filter(
      ({ kind, path, line }) => kind !== 'outbound' && sight.isNewLine(path, line),
    ),
    owners: sight.owners,
    gaps: items.flatMap(({ kind, subject, mitigation, because }) =>
      kind === 'incomplete' && mitigation === '' ? [`${subject}: ${because}`] : [],
    ),
  };
}

/** The gate's items about findings are those that are new and not suppressed on the base. */
function remarksOf(report: Report): readonly Remark[] {
  const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
  const told = (report.gate?.items ?? []).flatMap((item) => {
    const finding = item.kind === 'finding' ? byId.get(item.subject) : undefined;
    return finding === undefined ? [] : [{ finding, item }];
  });
  const suggest = suggestionsIn(report.root);
  return told
    .map(({ finding, item }) => {
      const rule = report.rules.find(({ id }) => id === finding.rule);
      const suggestion = suggest(finding);
      return {
        identity: identityOf(finding),
        severity: finding.severity,
        title: rule?.title ?? finding.rule,
        message: finding.message,
        why: rule?.why ?? '',
        todo: rule?.todo ?? '',
        place: placeIn(finding),
        blocks: item.decision === 'block',
        because: item.because,
        mitigations: finding.contradicts,
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    })
    .sort(
      (a, b) =>
        Number(b.blocks) - Number(a.blocks) ||
        bySeverity(a.severity, b.severity) ||
        orderOf(a) - orderOf(b) ||
        ((a.place?.path ?? '') < (b.place?.path ?? '') ? -1 : 1),
    );
}

function orderOf({ place }: Remark): number {
  return place?.line ?? 0;
}

/** Digests instead of text: a review may leave the machine, and holds no code. */
function identityOf({ rule, at, anchor }: KnownFinding): Identity {
  const short = (text: string): string => sha256(text).slice(0, 16);
  return {
    rule,
    path: pathOf(at) ?? '',
    scope: short(anchor.scope),
    match: short(anchor.match),
    context: short(anchor.context),
  };
}

function placeIn({ at }: KnownFinding): Place | undefined {
  const path = pathOf(at);
  if (path === undefined || !('line' in at)) return undefined;
  return { path, line: at.line, endLine: 'endLine' in at ? at.endLine : at.line };
}

/** A comment that comes with what it ignores is only a request; the reader has to know that it was made. */
function ignoredByComment({ findings }: Report): Review['weakenings'] {
  return findings.flatMap(({ history, triage, rule, at }) => {
    if (history !== 'new' || triage.state !== 'ignored' || triage.source !== 'comment') return [];
    const line = 'line' in at ? `:${at.line}` : '';
    const text = `a comment asks to ignore ${rule} at ${pathOf(at) ?? ''}${line}: ${triage.reason}`;
    return [{ what: 'ignored' as const, text }];
  });
}
