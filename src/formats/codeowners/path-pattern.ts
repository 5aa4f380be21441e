/** Whether a path from the root is meant by a pattern; in time linear in the product of their lengths. */
export type PathMatch = (path: string) => boolean;

/**
 * GitHub's patterns: those of gitignore without `!` and `[ ]`. One without a slash but at its end is meant at any
 * depth; a folder stands for all in it; but `docs/*` is only what lies right in `docs` (GitHub's manual says so).
 */
export function githubPattern(pattern: string): PathMatch | string {
  if (pattern.startsWith('!')) return 'GitHub does not understand patterns with !';
  if (/[[\]]/.test(pattern)) return 'GitHub does not understand patterns with [ ]';
  const inside = pattern.replace(/^\//, '').replace(/\/$/, '');
  if (inside === '') return pattern === '/' ? () => false : 'an empty pattern';
  const anchored = pattern.startsWith('/') || inside.includes('/');
  const itself = (anchored ? inside : `**/${inside}`).split('/');
  const below = [...itself, '*', '**'];
  if (pattern.endsWith('/')) return (path) => partsMatch(below, path.split('/'));
  if (inside.endsWith('/*')) return (path) => partsMatch(itself, path.split('/'));
  return (path) => partsMatch(itself, path.split('/')) || partsMatch(below, path.split('/'));
}

/** GitLab's patterns: shell globs in which `*` stays in a folder; without a slash in front, at any depth. */
export function gitlabPattern(pattern: string): PathMatch | string {
  const rooted = pattern.startsWith('/') ? pattern.slice(1) : `**/${pattern}`;
  const full = rooted.endsWith('/') ? `${rooted}**/*` : rooted;
  if (pattern === '' || pattern === '/') return 'an empty pattern';
  const parts = full.split('/');
  return (path) => partsMatch(parts, path.split('/'));
}

/** Which positions of the path can be reached after each part of the pattern. */
function partsMatch(pattern: readonly string[], path: readonly string[]): boolean {
  let reachable = [true, ...path.map(() => false)];
  for (const part of pattern) {
    const next = reachable.map(() => false);
    if (part === '**') {
      let on = false;
      reachable.forEach((is, at) => {
        on ||= is;
        next[at] = on;
      });
    } else {
      path.forEach((name, at) => {
        if (reachable[at] === true && nameMatches(part, name)) next[at + 1] = true;
      });
    }
    reachable = next;
  }
  return reachable[path.length] === true;
}

/** One part against one name, with `*`, `?` and `[a-z]`; greedy, with one remembered star. */
function nameMatches(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let mark = 0;
  while (n < name.length) {
    const step = pattern[p] === '*' ? undefined : oneAt(pattern, p, name[n] ?? '');
    if (pattern[p] === '*') {
      star = p++;
      mark = n;
    } else if (step !== undefined) {
      p += step;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How many characters of the pattern stand for this one; undefined when they do not. */
function oneAt(pattern: string, at: number, character: string): number | undefined {
  const c = pattern[at];
  if (c === '?') return 1;
  if (c === '[') {
    const end = pattern.indexOf(']', at + 2);
    if (end > at && end - at <= setCharsMax)
      return inSet(pattern.slice(at + 1, end), character) ? end - at + 1 : undefined;
  }
  return c === character ? 1 : undefined;
}

const setCharsMax = 100;

function inSet(set: string, character: string): boolean {
  const negated = set.startsWith('!') || set.startsWith('^');
  const members = negated ? set.slice(1) : set;
  let found = false;
  for (let at = 0; at < members.length; at++) {
    const from = members[at] ?? '';
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    const to = isRange ? (members[at + 2] ?? '') : from;
    if (isRange) at += 2;
    found ||= from <= character && character <= to;
  }
  return found !== negated;
}
