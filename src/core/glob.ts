/**
 * Matches a path against a glob in time linear in the product of their lengths: globs come from files that an
 * attacker may write, so nothing here backtracks. `*` and `?` stay within a folder, `**` crosses folders,
 * `{a,b}` is either, a leading `!` is not understood here (lists decide about it), everything else is literal.
 */
export function globMatches(glob: string, path: string): boolean {
  return alternatives(glob).some((one) => matchesParts(one.split('/'), path.split('/')));
}

/** Whether any of the globs matches. */
export function anyGlobMatches(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => globMatches(glob, path));
}

/** Matches a name such as a rule id against a pattern in which `*` stands for any characters. */
export function patternMatches(pattern: string, name: string): boolean {
  return matchesText(pattern, name);
}

const alternativesMax = 256;

function alternatives(glob: string): readonly string[] {
  let done: string[] = [];
  let open = [glob];
  while (open.length > 0 && open.length + done.length <= alternativesMax) {
    const next: string[] = [];
    for (const one of open) {
      const parts = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(one);
      if (parts === null) done.push(one);
      else for (const choice of (parts[2] ?? '').split(',')) next.push(`${parts[1]}${choice}${parts[3]}`);
    }
    open = next;
  }
  if (open.length > 0) done = [...done, ...open];
  return done;
}

/** `**` may stand for any number of whole parts; a table of reachable positions replaces backtracking. */
function matchesParts(pattern: readonly string[], path: readonly string[]): boolean {
  let reachable = new Uint8Array(path.length + 1);
  reachable[0] = 1;
  for (const part of pattern) {
    const next = new Uint8Array(path.length + 1);
    if (part === '**') {
      let on = 0;
      for (let i = 0; i <= path.length; i++) {
        on |= reachable[i] ?? 0;
        next[i] = on;
      }
    } else {
      for (let i = 0; i < path.length; i++) {
        if (reachable[i] === 1 && matchesText(part, path[i] ?? '')) next[i + 1] = 1;
      }
    }
    reachable = next;
  }
  return reachable[path.length] === 1;
}

/** Greedy match with one remembered star: at most `pattern.length * text.length` steps. */
function matchesText(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const c = pattern[p];
    if (c === '*') {
      star = p++;
      mark = t;
    } else if (c !== undefined && (c === '?' || c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
