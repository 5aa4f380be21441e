import { patternMatches } from '../core/glob.ts';
import { limits } from '../core/limits.ts';
import { Lines } from '../core/lines.ts';
import type { Problem } from '../core/problem.ts';
import { dayOf, endOfDay } from './day.ts';

/** A comment in the code that ignores findings of the line it stands on, or of the line below it. */
export interface Suppression {
  readonly path: string;
  /** The line it speaks for. */
  readonly line: number;
  /** The line it is written on. */
  readonly writtenOn: number;
  /** A rule id, or a pattern with `*`. */
  readonly rules: string;
  readonly reason: string;
  /** Milliseconds since 1970: the end of that day, UTC. */
  readonly until?: number;
}

export interface SuppressionsRead {
  readonly suppressions: readonly Suppression[];
  /** Those that are not honoured, and why. */
  readonly problems: readonly Problem[];
}

const word = 'holdfast-ignore';

/**
 * Reads `holdfast-ignore: <rule> until=YYYY-MM-DD reason="…"` from the comments of a file, whatever its comment
 * syntax. Without a reason, or after its day, a comment suppresses nothing and is reported.
 */
export function readSuppressions(path: string, text: string, now: number): SuppressionsRead {
  if (!text.includes(word)) return { suppressions: [], problems: [] };
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const problem = (line: number, message: string): void => {
    problems.push({ kind: 'partial', target: path, line, message, todo: form });
  };
  const lines = new Lines(text);
  for (let n = 1; n <= lines.count; n++) {
    const comment = commentOf(lines.line(n));
    if (comment === undefined) continue;
    if (suppressions.length >= limits.suppressionsPerFile) {
      problem(
        n,
        `more than ${limits.suppressionsPerFile} ${word} comments in one file: the rest is not honoured`,
      );
      break;
    }
    const wish = wishOf(comment.text);
    const refusal = refusalOf(wish, now);
    if (refusal !== undefined) problem(n, refusal);
    else suppressions.push({ ...wish.value, path, line: comment.alone ? below(lines, n) : n, writtenOn: n });
  }
  return { suppressions, problems };
}

const form = `Write it as ${word}: <rule> until=YYYY-MM-DD reason="why it is fine".`;

/** The suppression that speaks for a finding of this rule on this line, if there is one. */
export function suppressionOf(
  suppressions: readonly Suppression[],
  finding: { readonly rule: string; readonly path: string; readonly line: number },
): Suppression | undefined {
  return suppressions.find(
    ({ path, line, rules }) =>
      line === finding.line && path === finding.path && patternMatches(rules, finding.rule),
  );
}

interface Comment {
  /** What follows the word, without the comment's end. */
  readonly text: string;
  /** Nothing but the comment is on the line: it speaks for the line below. */
  readonly alone: boolean;
}

function commentOf(line: string): Comment | undefined {
  const at = line.indexOf(word);
  if (at < 0 || line[at + word.length] !== ':') return undefined;
  const lead = /(?:^|[^:'"`\\])(\/\/|#|--|\/\*|<!--|\{\/\*|\*)\s*$/.exec(line.slice(0, at).slice(-leadMax));
  if (lead === null) return undefined;
  const opening = lead[1] ?? '';
  const before = line.slice(0, at).trimEnd().slice(0, -opening.length).trim();
  const text = line.slice(at + word.length + 1, at + wishMax).trimEnd();
  return { text: text.replace(/(?:\*\/ ?\}?|-->)$/, ''), alone: before === '' };
}

/** Characters of a line that are read from the word on. */
const wishMax = 1_000;
/** Characters before the word in which the comment has to open. */
const leadMax = 16;

interface Wish {
  readonly value: { readonly rules: string; readonly reason: string; readonly until?: number };
  readonly badDay: string | undefined;
}

function wishOf(text: string): Wish {
  const rules = /^\s*(\S{1,200})/.exec(text)?.[1] ?? '';
  const reason = (/\breason=(?:"([^"]{0,500})"|'([^']{0,500})')/.exec(text) ?? [])
    .slice(1)
    .find((one) => one !== undefined);
  const day = /\buntil=(\S{1,40})/.exec(text)?.[1];
  const until = day === undefined ? undefined : endOfDay(day);
  return {
    value: { rules, reason: (reason ?? '').trim(), ...(until === undefined ? {} : { until }) },
    badDay: day !== undefined && until === undefined ? day : undefined,
  };
}

function refusalOf({ value, badDay }: Wish, now: number): string | undefined {
  if (value.rules === '' || /^(?:until|reason)=/.test(value.rules)) return `${word} names no rule`;
  if (/^\**$/.test(value.rules)) return `${word} of every rule is not honoured: name the rule`;
  if (value.reason === '') return `${word} of ${value.rules} gives no reason`;
  if (badDay !== undefined) return `${word} of ${value.rules}: no such day as ${badDay}`;
  if (value.until !== undefined && value.until < now)
    return `${word} of ${value.rules} ran out on ${dayOf(value.until)}`;
  return undefined;
}

/** The first line below that is not itself such a comment: comments for one line may be stacked. */
function below(lines: Lines, line: number): number {
  let n = line + 1;
  while (n <= lines.count && commentOf(lines.line(n))?.alone === true) n++;
  return n;
}
