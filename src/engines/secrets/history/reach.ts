import { limits } from '../../../core/limits.ts';
import { bitOf, byteClasses } from '../byte-class.ts';
import type { Matcher } from '../find.ts';
import type { RunFinder, SecretRule, Stretch } from '../rule.ts';

/** How far from a match anything lies that decides whether it is one. */
export interface Reach {
  /** Bytes to either side of every match of a narrow rule. */
  readonly around: number;
  /** Bytes to either side of a change that hold all matches that the change may have to do with, with what is around them. */
  readonly margin: number;
  /** Rules whose matches may be longer than the margin allows for. */
  readonly wide: readonly WideRule[];
  /** Bits of all alphabets of wide rules, and the longest of their matches. */
  readonly wideBits: number;
  readonly wideMost: number;
}

interface WideRule {
  readonly bits: number;
  readonly most: number;
  readonly anchors: readonly Buffer[];
}

/** Longest match of a narrow rule, and the farthest that a rule's check may look. */
const narrowMost = 768;
const checkReach = 1_280;
const least = narrowMost + checkReach;

/** Works out the reach of all rules of a matcher. */
export function reachOf(matcher: Matcher): Reach {
  const rules = [...new Set(matcher.anchors.flat().map(({ rule }) => rule))];
  const nearest = Math.max(0, ...rules.map(nearReach));
  const around = Math.max(least, nearest);
  // As wide as the margin allows for, whatever made it that wide.
  const narrow = Math.max(narrowMost, around - checkReach);
  const wide = rules.flatMap(({ find }) =>
    find.kind === 'run' && find.most > narrow ? [wideRule(find)] : [],
  );
  return {
    around,
    margin: around * 2,
    wide,
    wideBits: wide.reduce((bits, rule) => bits | rule.bits, 0),
    wideMost: Math.max(0, ...wide.map(({ most }) => most)),
  };
}

/** From a match to the farthest byte that belongs to the window in which it is found. */
function nearReach({ find }: SecretRule): number {
  if (find.kind !== 'near') return 0;
  const lines = find.lines === true ? limits.secretLineBytes : 0;
  const anchor = Math.max(0, ...find.anchors.map(({ length }) => length));
  return Math.max(find.before, find.after) + anchor + lines + shapeContext;
}

/** What a shape sees beyond its window. */
const shapeContext = 64;

function wideRule({ body, lead, most, anchors }: RunFinder): WideRule {
  // The class `none` has a bit that no byte has.
  const bits = bitOf(body) | bitOf(lead);
  return { bits, most, anchors: anchors.map((anchor) => Buffer.from(anchor, 'latin1')) };
}

/** The stretch of a content that has to be looked at for the changes from `from` to `to` in it. */
export function zoneOf(reach: Reach, bytes: Buffer, from: number, to: number): Stretch {
  const left = widest(reach, bytes, { from, step: -1 });
  const right = widest(reach, bytes, { from: to, step: 1 });
  return {
    start: Math.max(0, from - left - reach.margin),
    end: Math.min(bytes.length, to + right + reach.margin),
  };
}

interface Direction {
  readonly from: number;
  readonly step: 1 | -1;
}

/** How far a run of a wide rule's alphabet reaches from a change, beyond what the margin allows for. */
function widest(reach: Reach, bytes: Buffer, direction: Direction): number {
  if (reach.wideMost === 0 || walk(bytes, reach.wideBits, narrowMost, direction) < narrowMost) return 0;
  let far = 0;
  for (const rule of reach.wide) {
    if (walk(bytes, rule.bits, narrowMost, direction) < narrowMost || !hasAnchor(rule, bytes, direction.from))
      continue;
    far = Math.max(far, walk(bytes, rule.bits, rule.most, direction));
  }
  return far;
}

/** Bytes of the classes in `bits` next to a place, at most `most`. */
function walk(bytes: Buffer, bits: number, most: number, { from, step }: Direction): number {
  const table = byteClasses();
  let at = step === 1 ? from : from - 1;
  let count = 0;
  while (count < most && at >= 0 && at < bytes.length && ((table[bytes[at] ?? 0] ?? 0) & bits) !== 0) {
    count++;
    at += step;
  }
  return count;
}

function hasAnchor({ anchors, most }: WideRule, bytes: Buffer, at: number): boolean {
  const around = bytes.subarray(Math.max(0, at - most), at + most);
  return anchors.some((anchor) => around.includes(anchor));
}
