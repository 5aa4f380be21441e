import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What comparing one pair of commits gave. CPU times in milliseconds. */
export interface PairResult {
  readonly repository: string;
  /** The folders that were scanned, as given. */
  readonly below: string;
  readonly base: string;
  readonly head: string;
  readonly changedFiles: number;
  readonly findings: number;
  /** Findings whose way leads through more than one file. */
  readonly across: number;
  /** Events that only one of the two commits has. */
  readonly newOrGone: number;
  /** Whether nothing at all was kept for the scan from scratch; CPU times of others say nothing. */
  readonly fresh: boolean;
  readonly full: number;
  readonly incremental: number;
  /** Lines that only one of the two scans of `head` has; a scan that failed is one. */
  readonly different: readonly string[];
}

/** The pairs that are done, one line of JSON each in a file, so that a run can go on where another one ended. */
export class Results {
  readonly #file: string | undefined;
  readonly #done = new Map<string, PairResult>();

  /** Without a file nothing is kept after the run. */
  constructor(file: string | undefined) {
    this.#file = file;
    if (file === undefined || !existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const one = line === '' ? undefined : read(line);
      if (one !== undefined) this.#done.set(keyOf(one), one);
    }
  }

  has(pair: Parameters<typeof keyOf>[0]): boolean {
    return this.#done.has(keyOf(pair));
  }

  add(one: PairResult): void {
    this.#done.set(keyOf(one), one);
    if (this.#file !== undefined) appendFileSync(this.#file, `${JSON.stringify(one)}\n`);
  }

  of(repository: string): readonly PairResult[] {
    return [...this.#done.values()].filter((one) => one.repository === repository);
  }

  repositories(): readonly string[] {
    return [...new Set([...this.#done.values()].map(({ repository }) => repository))];
  }
}

function keyOf({
  repository,
  below,
  base,
  head,
}: Pick<PairResult, 'repository' | 'below' | 'base' | 'head'>): string {
  return [repository, below, base, head].join(' ');
}

/** The last line of a run that was ended in the middle may be torn. */
function read(line: string): PairResult | undefined {
  try {
    return JSON.parse(line) as PairResult;
  } catch {
    process.stderr.write(`a torn line of the results is left out: ${line.slice(0, 60)}\n`);
    return undefined;
  }
}

/** All results as a Markdown table, and the pairs that differ. */
export function tableOf(results: Results): string {
  const rows = results.repositories().map((name) => rowOf(name, results.of(name)));
  const all = results.repositories().flatMap((name) => results.of(name));
  const different = all.filter((one) => one.different.length > 0);
  return [
    '| repository | pairs | files changed | findings | across files | new or gone | different | CPU full ms | CPU incremental ms | ratio |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    ...(rows.length > 1 ? [rowOf('**all**', all)] : []),
    '',
    ...different.map(
      (one) =>
        `- ${one.repository} ${one.base}..${one.head}: ${one.different.length} lines: ${one.different.slice(0, 4).join(' ; ')}`,
    ),
  ].join('\n');
}

/** CPU times are those of the pairs for which nothing was kept. */
function rowOf(name: string, all: readonly PairResult[]): string {
  const sum = (pick: (one: PairResult) => number): number => all.reduce((total, one) => total + pick(one), 0);
  const full = sum((one) => (one.fresh ? one.full : 0));
  const incremental = sum((one) => (one.fresh ? one.incremental : 0));
  const different = sum((one) => Number(one.different.length > 0));
  const cells = [
    name,
    all.length,
    sum((one) => one.changedFiles),
    sum((one) => one.findings),
    sum((one) => one.across),
    sum((one) => one.newOrGone),
    different,
    full.toFixed(0),
    incremental.toFixed(0),
    full === 0 ? '-' : (incremental / full).toFixed(3),
  ];
  return `| ${cells.join(' | ')} |`;
}
