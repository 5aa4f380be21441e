import { join, relative } from 'node:path';
import {
  functionId,
  reachableFrom,
  type FileFacts,
  type Project,
  type Reached,
} from '../../src/lang/project/index.ts';
import { executedBy, type ExecutedFunction } from './executed.ts';

/** How the call graph of one program compares with what it ran. */
export interface AppOutcome {
  readonly executed: number;
  readonly reached: number;
  /** Executed, not reached, in a package for which a blind construct is recorded. */
  readonly behindBlind: readonly string[];
  /** Executed, not reached, and nothing says that more may run. */
  readonly missed: readonly string[];
  /** Functions that V8 counts and the files do not write: constructors of their own, initialisers of fields. */
  readonly unwritten: number;
  /** Blind constructs of what is reached. */
  readonly blind: number;
  /** Functions of the reached set, and of all files that it loads. */
  readonly reachedSet: number;
  readonly loaded: number;
  /** Packages of the files that ran, in order. */
  readonly packages: readonly string[];
}

/** Runs a program of the project and compares. */
export function compareApp(root: string, project: Project, program: string): AppOutcome {
  const executed = executedBy(join(root, program));
  const found = reachableFrom(project, [program]);
  const reached = new Set(found.functions);
  const blindIn = new Set(found.blind.map(({ path }) => packageOf(path)));
  const [seen, behindBlind, missed, packages] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  let unwritten = 0;
  for (const [file, functions] of executed) {
    const path = relative(root, file);
    const facts = project.facts(path);
    if (facts === undefined) throw new Error(`${path} ran and has no facts`);
    packages.add(packageOf(path));
    for (const one of functions) {
      const n = numberOf(facts, one);
      if (n < 0) {
        unwritten++;
        continue;
      }
      const id = functionId(path, facts, n);
      seen.add(id);
      if (!reached.has(id)) (blindIn.has(packageOf(path)) ? behindBlind : missed).add(id);
    }
  }
  return {
    executed: seen.size,
    reached: seen.size - behindBlind.size - missed.size,
    behindBlind: [...behindBlind],
    missed: [...missed],
    unwritten,
    blind: found.blind.length,
    reachedSet: found.functions.length,
    loaded: loadedIn(project, found),
    packages: [...packages].sort(),
  };
}

function loadedIn(project: Project, { files }: Reached): number {
  return files.reduce((sum, path) => sum + (project.facts(path)?.functions.length ?? 0), 0);
}

/** The function that V8 means by a range: V8 starts a method at its name, and ends where the text ends it. */
function numberOf({ functions }: FileFacts, { name, start, end }: ExecutedFunction): number {
  if (start === 0 && name === '') return 0;
  if (name.startsWith('<')) return -1;
  let best = -1;
  for (const [n, one] of functions.entries()) {
    if (n === 0 || one.end < end || one.end > end + 1 || one.start > start) continue;
    if (best < 0 || (functions[best]?.start ?? 0) < one.start) best = n;
  }
  return best;
}

/** The folder of the innermost package that a path is in, or that of the program. */
export function packageOf(path: string): string {
  const [, own] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(path) ?? [];
  return own ?? path.split('/').slice(0, 2).join('/');
}
