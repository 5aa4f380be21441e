import { spawnSync } from 'node:child_process';

/** One file of a commit: the id of its content. */
export type Tree = ReadonlyMap<string, string>;

/** Two commits of one history, the second after the first. */
export interface Pair {
  readonly base: string;
  readonly head: string;
}

/** Commits between the two of a pair, at most. */
const stepsMax = 20;
/** Larger files are bundles and data. */
const bytesMax = 1_000_000;

/** A repository's history, read from its objects alone. */
export class Commits {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Commits of the main line, oldest first. */
  mainLine(): readonly string[] {
    return this.#git(['rev-list', '--first-parent', '--reverse', 'HEAD']).trim().split('\n');
  }

  /** The files of a commit that are not too large. */
  tree(commit: string): Tree {
    const rows = this.#git(['ls-tree', '-r', '-l', '-z', commit]).split('\0');
    return new Map(
      rows.flatMap((row) => {
        const [head = '', path = ''] = row.split('\t');
        const [mode, , id = '', bytes] = head.split(/ +/u);
        return mode?.startsWith('100') === true && Number(bytes) <= bytesMax ? [[path, id] as const] : [];
      }),
    );
  }

  /** Reads the contents with these ids, in one go. */
  load(ids: Iterable<string>): void {
    const wanted = [...new Set(ids)].filter((id) => !this.#texts.has(id));
    if (wanted.length === 0) return;
    const run = spawnSync('git', ['--git-dir', this.#folder, 'cat-file', '--batch'], {
      input: `${wanted.join('\n')}\n`,
      maxBuffer: 2 ** 30,
    });
    let at = 0;
    for (const id of wanted) {
      const line = run.stdout.indexOf(10, at);
      const bytes = Number(run.stdout.subarray(at, line).toString().split(' ')[2]);
      if (!Number.isSafeInteger(bytes)) throw new Error(`cannot read object ${id}`);
      this.#texts.set(id, run.stdout.subarray(line + 1, line + 1 + bytes).toString('utf8'));
      at = line + bytes + 2;
    }
  }

  text(id: string): string {
    return this.#texts.get(id) ?? '';
  }

  #git(args: readonly string[]): string {
    const run = spawnSync('git', ['--git-dir', this.#folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
    return run.stdout;
  }
}

/** Random pairs of commits that are a few steps apart, the same for the same `random`. */
export function randomPairs(
  line: readonly string[],
  count: number,
  random: (below: number) => number,
): readonly Pair[] {
  return Array.from({ length: count }, () => {
    const first = random(line.length - 1);
    const second = Math.min(line.length - 1, first + 1 + random(stepsMax));
    return { base: line[first] ?? '', head: line[second] ?? '' };
  });
}

/** Numbers that look random, from a seed (a multiply-with-carry generator of 32 bits). */
export function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
