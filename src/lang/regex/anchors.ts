import { anyChar, type CharSet, intersects, single, union } from './char-set.ts';
import { exactOf, flattened, type Exact, joinExact } from './needs.ts';
import { childrenOf, type RegexNode } from './node.ts';

/** Texts of which one stands in every match, and where in it. */
export interface Anchors {
  /** In lower case where `caseless`. */
  readonly texts: readonly string[];
  /** Whether case was not told apart in at least one of them. */
  readonly caseless: boolean;
  /** How far the match goes before the text and after it. */
  readonly before: Reach;
  readonly after: Reach;
}

/** Characters at most, and beside them runs without a bound: each of characters of one set. */
export interface Reach {
  readonly chars: number;
  readonly runs: readonly CharSet[];
}

/**
 * The most telling texts that every match holds one of: long ones with bounded distances. Undefined when
 * an expression has none of at least `least` characters.
 */
export function anchorsOf(root: RegexNode, least: number): Anchors | undefined {
  return best(candidatesOf(root, least));
}

/**
 * An expression before, at and after its anchors, where these stand in one part of its outermost sequence: what comes
 * after is only tried where an anchor was found.
 */
export function partsAround(
  root: RegexNode,
  { texts }: Anchors,
): { readonly before: RegexNode; readonly at: RegexNode; readonly after: RegexNode } | undefined {
  const parts = flattened(root);
  const wanted = texts.join('\n');
  const holds = (anchors: readonly Anchors[]): boolean =>
    anchors.some((one) => one.texts.join('\n') === wanted);
  const least = Math.min(...texts.map((text) => text.length));
  const run =
    runsIn(parts).find(({ exact }) => holds(whole(exact, least))) ??
    parts
      .map((part, from) => ({ part, from, to: from + 1 }))
      .find(({ part }) => holds(candidatesOf(part, least)));
  if (run === undefined) return undefined;
  const sequence = (from: number, to: number): RegexNode => ({
    kind: 'sequence',
    parts: parts.slice(from, to),
  });
  return {
    before: sequence(0, run.from),
    at: sequence(run.from, run.to),
    after: sequence(run.to, parts.length),
  };
}

/** How many characters a match has at most. */
export function reachOf(node: RegexNode): Reach {
  switch (node.kind) {
    case 'set':
    case 'property':
      return { chars: 1, runs: [] };
    case 'sequence':
      return node.parts.map(reachOf).reduce(sum, none);
    case 'choice':
      return node.branches.map(reachOf).reduce(larger, none);
    case 'repeat':
      return repeated(node.body, node.max);
    case 'group':
    case 'atomic':
      return reachOf(node.body);
    case 'backreference':
      return { chars: 0, runs: [anyChar] };
    case 'look':
    case 'assertion':
      return none;
  }
}

function sum(a: Reach, b: Reach): Reach {
  return { chars: a.chars + b.chars, runs: [...a.runs, ...b.runs] };
}

/** One of both: their runs stand for each other. */
function larger(a: Reach, b: Reach): Reach {
  const [long, short] = a.runs.length >= b.runs.length ? [a.runs, b.runs] : [b.runs, a.runs];
  return {
    chars: Math.max(a.chars, b.chars),
    runs: long.map((set, at) => (short[at] === undefined ? set : union(set, short[at]))),
  };
}

/** What repeats without a bound, or repeats such a thing, is one run of all its characters. */
function repeated(body: RegexNode, max: number): Reach {
  const once = reachOf(body);
  if (max === 0 || (once.chars === 0 && once.runs.length === 0)) return none;
  if (max === 1) return once;
  if (max === Infinity || once.runs.length > 0) return { chars: 0, runs: [charactersOf(body)] };
  return { chars: once.chars * max, runs: [] };
}

function charactersOf(node: RegexNode): CharSet {
  if (node.kind === 'set') return node.set;
  if (node.kind === 'property' || node.kind === 'backreference') return anyChar;
  if (node.kind === 'look') return [];
  return union(...childrenOf(node).map(charactersOf));
}

/** Characters outside of a match that decide about it: what assertions look at. */
export function outlookOf(node: RegexNode): number {
  if (node.kind === 'look') {
    const { chars, runs } = reachOf(node.body);
    return runs.length > 0 ? Infinity : Math.max(chars + outlookOf(node.body), 1);
  }
  if (node.kind === 'assertion') return node.at === 'last-line-end' ? 2 : 1;
  return Math.max(0, ...childrenOf(node).map(outlookOf));
}

const none: Reach = { chars: 0, runs: [] };
const textsMax = 160;

function candidatesOf(node: RegexNode, least: number): readonly Anchors[] {
  const exact = exactOf(node);
  if (exact !== undefined) return whole(exact, least);
  switch (node.kind) {
    case 'sequence':
      return inSequence(flattened(node), least);
    case 'group':
    case 'atomic':
      return candidatesOf(node.body, least);
    case 'choice':
      return inChoice(node.branches, least);
    case 'repeat': {
      if (node.min === 0) return [];
      // The first round always holds one.
      const more = repeated(node.body, node.max - 1);
      return candidatesOf(node.body, least).map((one) => ({ ...one, after: sum(one.after, more) }));
    }
    default:
      return [];
  }
}

function whole(exact: Exact, least: number): readonly Anchors[] {
  if (exact.texts.some((text) => text.length < least)) return [];
  const texts = exact.caseless ? exact.texts.map((text) => text.toLowerCase()) : exact.texts;
  return [{ texts: [...new Set(texts)], caseless: exact.caseless, before: none, after: none }];
}

/** The distances are the widths of all that stands around. */
function inSequence(parts: readonly RegexNode[], least: number): readonly Anchors[] {
  const reaches = parts.map(reachOf);
  const between = (from: number, to: number): Reach => reaches.slice(from, to).reduce(sum, none);
  const at = (from: number, to: number, anchors: readonly Anchors[]): readonly Anchors[] =>
    anchors.map((one) => ({
      ...one,
      before: sum(between(0, from), one.before),
      after: sum(one.after, between(to, parts.length)),
    }));
  return [
    ...runsIn(parts).flatMap(({ exact, from, to }) => at(from, to, whole(exact, least))),
    ...parts.flatMap((part, from) =>
      exactOf(part) === undefined ? at(from, from + 1, candidatesOf(part, least)) : [],
    ),
  ];
}

/** Neighbours whose texts are known, joined as long as they do not stand for too many. */
function runsIn(parts: readonly RegexNode[]): readonly { exact: Exact; from: number; to: number }[] {
  const runs: { exact: Exact; from: number; to: number }[] = [];
  for (const [at, part] of parts.entries()) {
    const exact = exactOf(part);
    if (exact === undefined) continue;
    const last = runs.at(-1);
    const joined = last?.to === at ? joinExact(last.exact, exact) : undefined;
    if (last === undefined || joined === undefined) runs.push({ exact, from: at, to: at + 1 });
    else {
      last.exact = joined;
      last.to = at + 1;
    }
  }
  return runs;
}

function inChoice(branches: readonly RegexNode[], least: number): readonly Anchors[] {
  const all = branches.map((branch) => best(candidatesOf(branch, least)));
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return [];
  const caseless = known.some((one) => one.caseless);
  const texts = known.flatMap((one) => one.texts.map((text) => (caseless ? text.toLowerCase() : text)));
  if (texts.length > textsMax) return [];
  return [
    {
      texts: [...new Set(texts)],
      caseless,
      before: known.map((one) => one.before).reduce(larger, none),
      after: known.map((one) => one.after).reduce(larger, none),
    },
  ];
}

function best(anchors: readonly Anchors[]): Anchors | undefined {
  const [first, ...others] = anchors;
  if (first === undefined) return undefined;
  return others.reduce((a, b) => (worth(b) > worth(a) ? b : a), first);
}

/** Long and few texts are rare in a file; an open end may cost a long window at each of them. */
function worth({ texts, before, after }: Anchors): number {
  const length = Math.min(...texts.map((text) => text.length));
  const open = costOf(before.runs) + costOf(after.runs);
  const wide = Math.log2(1 + Math.min(before.chars + after.chars, 1e6)) / 8;
  return Math.min(length, 12) - Math.log2(texts.length) / 2 - open - wide;
}

function costOf(runs: readonly CharSet[]): number {
  return runs.reduce((cost, set) => cost + (isWide(set) ? 4 : 1), 0);
}

/** Whether a run of the set may go on over line ends, so that its length says nothing. */
export function isWide(set: CharSet): boolean {
  return intersects(set, single(0x0a)) && intersects(set, single(0x65));
}
