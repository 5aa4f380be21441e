/** A set of code points as sorted, disjoint, inclusive ranges: `[lo, hi, lo, hi, …]`. */
export type CharSet = readonly number[];

const last = 0x10ffff;

/** Every code point. */
export const anyChar: CharSet = [0, last];

/** The set of some ranges in any order. */
export function charSet(ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [lo, hi] of sorted) {
    const end = set.at(-1);
    if (end !== undefined && lo <= end + 1) set[set.length - 1] = Math.max(end, hi);
    else set.push(lo, hi);
  }
  return set;
}

/** The set of the characters of a text. */
export function charsOf(text: string): CharSet {
  return charSet([...text].map((c) => [codeOf(c), codeOf(c)] as const));
}

/** A set of one code point. */
export function single(code: number): CharSet {
  return [code, code];
}

/** The code point of the only character in the set, or undefined when there are none or more. */
export function onlyCode(set: CharSet): number | undefined {
  return set.length === 2 && set[0] === set[1] ? set[0] : undefined;
}

export function union(...sets: readonly CharSet[]): CharSet {
  return charSet(sets.flatMap((set) => [...rangesOf(set)]));
}

export function negated(set: CharSet): CharSet {
  const out: number[] = [];
  let from = 0;
  for (const [lo, hi] of rangesOf(set)) {
    if (lo > from) out.push(from, lo - 1);
    from = hi + 1;
  }
  if (from <= last) out.push(from, last);
  return out;
}

export function intersects(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if ((a[i + 1] ?? 0) < (b[j] ?? 0)) i += 2;
    else if ((b[j + 1] ?? 0) < (a[i] ?? 0)) j += 2;
    else return true;
  }
  return false;
}

/** The ranges of a set. */
export function* rangesOf(set: CharSet): Iterable<readonly [number, number]> {
  for (let i = 0; i < set.length; i += 2) yield [set[i] ?? 0, set[i + 1] ?? 0];
}

// Folding a range one by one is only worth it for scripts; larger ranges hold both cases anyway.
const foldedMax = 2_000;

/** The set with both cases of each letter. */
export function bothCases(set: CharSet): CharSet {
  const ranges: [number, number][] = [];
  for (const [lo, hi] of rangesOf(set)) {
    ranges.push([lo, hi]);
    if (hi - lo > foldedMax) addAscii(ranges, lo, hi);
    else for (let code = lo; code <= hi; code++) addCases(ranges, code);
  }
  return charSet(ranges);
}

function addAscii(ranges: [number, number][], lo: number, hi: number): void {
  for (let code = Math.max(lo, 0x41); code <= Math.min(hi, 0x7a); code++) addCases(ranges, code);
}

function addCases(ranges: [number, number][], code: number): void {
  const c = String.fromCodePoint(code);
  for (const other of [c.toLowerCase(), c.toUpperCase()]) {
    const folded = codeOf(other);
    if (other.length === String.fromCodePoint(folded).length) ranges.push([folded, folded]);
  }
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** The set without what lies above the Basic Multilingual Plane. */
export function belowAstral(set: CharSet): CharSet {
  return charSet(
    [...rangesOf(set)].filter(([lo]) => lo <= 0xffff).map(([lo, hi]) => [lo, Math.min(hi, 0xffff)]),
  );
}

/** The set as a class for a RegExp with the flag `u`. */
export function unicodeClass(set: CharSet): string {
  const point = (code: number): string => `\\u{${code.toString(16)}}`;
  return `[${[...rangesOf(set)].map(([lo, hi]) => `${point(lo)}-${point(hi)}`).join('')}]`;
}
