/** One step of a pattern: a byte, any byte but `/`, one of a set, or a run. */
export type Wildcard =
  | { readonly kind: 'byte'; readonly byte: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly members: ReadonlySet<string>; readonly negated: boolean }
  /** `*`: any run without `/`. */
  | { readonly kind: 'run' }
  /** `**` at the end: any run at all. */
  | { readonly kind: 'rest' }
  /** `**` and its slash: nothing, or any run that ends in `/`. */
  | { readonly kind: 'folders' };

/**
 * Reads a pattern with git's meaning of `*`, `?`, `[…]`, `\` and, for whole paths, `**`. Byte text in; undefined when
 * the pattern can match nothing (an open set, an unknown class, a backslash at the end).
 */
export function compileWildcards(pattern: string, over: 'name' | 'path'): readonly Wildcard[] | undefined {
  const tokens: Wildcard[] = [];
  for (let at = 0; at < pattern.length;) {
    const c = pattern[at] ?? '';
    if (c === '*') {
      at = readStars(pattern, at, over, tokens);
    } else if (c === '[') {
      const set = readSet(pattern, at + 1);
      if (set === undefined) return undefined;
      tokens.push(set.token);
      at = set.end;
    } else if (c === '\\') {
      const byte = pattern[at + 1];
      if (byte === undefined) return undefined;
      tokens.push({ kind: 'byte', byte });
      at += 2;
    } else {
      tokens.push(c === '?' ? { kind: 'any' } : { kind: 'byte', byte: c });
      at += 1;
    }
  }
  return tokens;
}

/**
 * Matches by keeping the set of reachable pattern positions, so the cost is at most pattern times text and never
 * backtracks. Each position visited is taken from the budget; an empty budget matches nothing.
 */
export function matchesWildcards(
  tokens: readonly Wildcard[],
  text: string,
  budget: { steps: number },
): boolean {
  const end = tokens.length;
  let now = new Uint8Array(end + 1);
  let next = new Uint8Array(end + 1);
  enter(tokens, now, 0);
  // Positions below `low` can no longer be reached: only runs hold a position back.
  let low = 0;
  for (let i = 0; i < text.length; i++) {
    while (low < end && now[low] === 0) low++;
    budget.steps -= end - low + 1;
    if (low === end || budget.steps <= 0) return false;
    const c = text[i] ?? '';
    for (let s = low; s < end; s++) if (now[s] === 1) advance(tokens, next, s, c);
    [now, next] = [next, now];
    next.fill(0);
  }
  return now[end] === 1;
}

/** The longest run of plain bytes: text without it cannot match, which is a cheap question. */
export function plainPart(tokens: readonly Wildcard[]): string {
  let longest = '';
  let run = '';
  for (const token of tokens) {
    run = token.kind === 'byte' ? run + token.byte : '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** Marks a position and those reachable from it without reading anything. */
function enter(tokens: readonly Wildcard[], positions: Uint8Array, from: number): void {
  for (let s = from; ; s++) {
    positions[s] = 1;
    const kind = tokens[s]?.kind;
    if (kind !== 'run' && kind !== 'rest' && kind !== 'folders') return;
  }
}

function advance(tokens: readonly Wildcard[], next: Uint8Array, s: number, c: string): void {
  const token = tokens[s];
  switch (token?.kind) {
    case 'byte':
      if (c === token.byte) enter(tokens, next, s + 1);
      return;
    case 'any':
      if (c !== '/') enter(tokens, next, s + 1);
      return;
    case 'set':
      if (c !== '/' && token.members.has(c) !== token.negated) enter(tokens, next, s + 1);
      return;
    case 'run':
      if (c !== '/') enter(tokens, next, s);
      return;
    case 'rest':
      enter(tokens, next, s);
      return;
    case 'folders':
      // In the middle of a folder's name only a slash leads on, so the position itself is marked alone.
      next[s] = 1;
      if (c === '/') enter(tokens, next, s + 1);
      return;
    case undefined:
      return;
  }
}

function readStars(pattern: string, start: number, over: 'name' | 'path', tokens: Wildcard[]): number {
  let end = start;
  while (pattern[end] === '*') end++;
  const apart = start === 0 || pattern[start - 1] === '/';
  const doubled = end - start > 1 && over === 'path' && apart;
  if (doubled && pattern[end] === '/') {
    tokens.push({ kind: 'folders' });
    return end + 1;
  }
  const toTheEnd = end === pattern.length || pattern.startsWith('\\/', end);
  tokens.push({ kind: doubled && toTheEnd ? 'rest' : 'run' });
  return end;
}

/** Reads a set from behind its `[`: ranges, `!` or `^` first, classes such as `[:alpha:]`, `]` first is a member. */
function readSet(
  pattern: string,
  start: number,
): { readonly token: Wildcard; readonly end: number } | undefined {
  const negated = pattern[start] === '!' || pattern[start] === '^';
  const members = new Set<string>();
  const first = negated ? start + 1 : start;
  let previous = '';
  for (let at = first; at < pattern.length;) {
    if (pattern[at] === ']' && at > first) return { token: { kind: 'set', members, negated }, end: at + 1 };
    const step = readRange(pattern, at, previous, members) ?? readClass(pattern, at, members);
    const read = step === 'no class' ? readMember(pattern, at, members) : step;
    if (read === undefined) return undefined;
    previous = read.previous;
    at = read.end;
  }
  return undefined;
}

interface SetStep {
  readonly end: number;
  /** What a range could begin with, empty when none can. */
  readonly previous: string;
}

function readMember(pattern: string, at: number, members: Set<string>): SetStep | undefined {
  const escaped = pattern[at] === '\\';
  const member = pattern[escaped ? at + 1 : at];
  if (member === undefined) return undefined;
  members.add(member);
  return { end: escaped ? at + 2 : at + 1, previous: member };
}

/** Undefined when there is no range at `at`. An end that is escaped and missing leaves the set open. */
function readRange(pattern: string, at: number, previous: string, members: Set<string>): SetStep | undefined {
  const next = pattern[at + 1];
  if (pattern[at] !== '-' || previous === '' || next === undefined || next === ']') return undefined;
  const last = next === '\\' ? at + 2 : at + 1;
  const to = pattern.charCodeAt(last);
  for (let code = previous.charCodeAt(0); code <= to; code++) members.add(String.fromCharCode(code));
  return { end: last + 1, previous: '' };
}

/** Undefined when the class is unknown or never ends, which makes the whole pattern match nothing. */
function readClass(pattern: string, at: number, members: Set<string>): SetStep | 'no class' | undefined {
  if (pattern[at] !== '[' || pattern[at + 1] !== ':') return 'no class';
  const end = pattern.indexOf(']', at + 2);
  if (end < 0) return undefined;
  if (end - at < 3 || pattern[end - 1] !== ':') return 'no class';
  const named = classes.get(pattern.slice(at + 2, end - 1));
  if (named === undefined) return undefined;
  for (let code = 0; code < 128; code++) {
    const c = String.fromCharCode(code);
    if (named.test(c)) members.add(c);
  }
  return { end: end + 1, previous: '' };
}

const classes: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /[\x00-\x1f\x7f]/],
  ['digit', /[0-9]/],
  ['graph', /[\x21-\x7e]/],
  ['lower', /[a-z]/],
  ['print', /[\x20-\x7e]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\v\f\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);
