import { digestOf } from '../../core/digest.ts';
import { forTerminal } from '../../core/sanitise.ts';
import { atLeast } from '../../core/severity.ts';
import type { Annotation, DesiredCheck, DesiredComment, DesiredReview, DesiredThread } from './desired.ts';
import { digestsOf, marked, type Digests, type Seal } from './marker.ts';
import { pairs } from './pairs.ts';
import { isShown, type FileLines, type Positions } from './positions.ts';
import type { OwnThread } from './reconcile.ts';
import type { Remark, Review, Suggestion } from './review.ts';
import {
  cleanText,
  goneText,
  remarkText,
  summaryText,
  verdictWords,
  type SuggestionHead,
} from './wording.ts';

/** What the desired state depends on besides the review itself. */
export interface Ground {
  readonly seal: Seal;
  readonly positions: Positions;
  /** Threads of ours that are there. */
  readonly own: readonly OwnThread[];
  /** Remarks at lines that may be open at once. */
  readonly inlineMost: number;
  readonly suggestionHead: SuggestionHead;
  /** Paths and lines that the forge refused a remark at. */
  readonly refused: ReadonlySet<string>;
}

/** The state that a forge should be in after this review. Pure: equal input gives equal text. */
export function desire(review: Review, ground: Ground): DesiredReview {
  const { seal, own } = ground;
  const told = review.remarks.filter((one) => isTold(one));
  const digests = told.map(({ identity }) => digestsOf(identity, seal));
  const known = pairs(
    digests,
    own.map(({ identity, replies, resolved }) => ({ identity, settled: replies > 0 || resolved !== 'no' })),
  );
  const threads = new Map<Remark, DesiredThread>();
  for (const [n, at] of known) {
    const remark = told[n];
    const identity = digests[n];
    const thread = own[at];
    if (remark === undefined || identity === undefined || thread === undefined) continue;
    threads.set(remark, threadOf({ remark, identity, review }, ground, thread));
  }
  let room = ground.inlineMost - [...known.values()].filter((at) => own[at]?.resolved !== 'by-others').length;
  for (const [n, remark] of told.entries()) {
    const identity = digests[n];
    if (room <= 0 || threads.has(remark) || identity === undefined || !canStand(remark, ground)) continue;
    threads.set(remark, threadOf({ remark, identity, review }, ground, undefined));
    room -= 1;
  }
  const rows = review.remarks.filter((remark) => !threads.has(remark));
  const isClean =
    told.length + review.weakenings.length + review.drift.length + tellingFailures(review) === 0;
  return {
    summary: isClean
      ? undefined
      : marked(summaryText(review, { inThreads: threads.size, rows }), 'summary', seal),
    clean: marked(cleanText(review.tool), 'summary', seal),
    inline: [...threads.values()],
    check: checkOf(review, rows),
  };
}

/** The text of a thread whose finding is gone, under the mark that it has. */
export function goneComment(identity: Digests, seal: Seal): DesiredComment {
  return marked(goneText, identity, seal);
}

/** Whether a remark is worth a comment; the others are notes of the check. */
export function isTold({ severity, blocks }: Remark): boolean {
  return blocks || atLeast(severity, 'medium');
}

function tellingFailures({ failures }: Review): number {
  return failures.filter(({ blocks }) => blocks).length;
}

function canStand({ place }: Remark, { positions, refused }: Ground): boolean {
  if (place === undefined || refused.has(`${place.path}:${place.line}`)) return false;
  return positions.files.get(place.path)?.lines.has(place.line) === true;
}

interface Told {
  readonly remark: Remark;
  readonly identity: Digests;
  readonly review: Review;
}

function threadOf(
  { remark, identity, review }: Told,
  ground: Ground,
  thread: OwnThread | undefined,
): DesiredThread {
  const { seal, positions, suggestionHead } = ground;
  const path = remark.place?.path ?? '';
  const file = positions.files.get(path);
  const suggestion = review.untrusted ? undefined : fitting(remark, file);
  const line = suggestion?.endLine ?? remark.place?.line ?? 0;
  const { suggestion: _left, ...plain } = remark;
  const text = remarkText(
    suggestion === undefined ? plain : { ...plain, suggestion },
    suggestionHead,
    review.tool,
  );
  const old = file?.lines.get(line) ?? 0;
  return {
    ...marked(text, identity, seal),
    identity,
    path,
    startLine: suggestion?.line ?? line,
    line,
    oldLine: old === 0 ? undefined : old,
    oldPath: file?.oldPath ?? path,
    gone: goneComment(identity, seal),
    known: thread?.ref,
  };
}

/** A suggestion can only replace lines that the change shows. */
function fitting({ suggestion }: Remark, file: FileLines | undefined): Suggestion | undefined {
  if (suggestion === undefined || file === undefined) return undefined;
  return isShown(file.lines, suggestion.line, suggestion.endLine) ? suggestion : undefined;
}

function checkOf(review: Review, rows: readonly Remark[]): DesiredCheck {
  const annotations = rows.flatMap((remark) => annotationOf(remark)).slice(0, annotationsMost);
  const base = {
    conclusion: conclusionOf(review),
    title: `${verdictWords(review)}: ${review.remarks.length} new, ${review.weakenings.length} weaker`,
    summary: summaryText(review, { inThreads: review.remarks.length - rows.length, rows }),
    annotations,
  };
  return { ...base, content: digestOf({ ...base, head: review.head }).slice(0, 20) };
}

/** Beyond these nobody reads them. */
const annotationsMost = 500;

function conclusionOf({
  verdict,
  untrusted,
  weakenings,
  remarks,
  drift,
}: Review): DesiredCheck['conclusion'] {
  if (untrusted) return 'neutral';
  if (verdict === 'block' || verdict === 'incomplete') return 'failure';
  if (weakenings.length > 0) return 'action_required';
  return remarks.length + drift.length > 0 ? 'neutral' : 'success';
}

function annotationOf({ place, severity, blocks, title, message }: Remark): readonly Annotation[] {
  if (place === undefined) return [];
  const level = blocks ? 'failure' : atLeast(severity, 'medium') ? 'warning' : 'notice';
  return [
    {
      path: place.path,
      line: place.line,
      endLine: place.line,
      level,
      title: forTerminal(title).slice(0, 200),
      message: forTerminal(message).slice(0, 2_000),
    },
  ];
}
