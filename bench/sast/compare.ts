import { readFileSync } from 'node:fs';

/** Findings of two engines on the same files, by rule, path and first line. */
export interface Comparison {
  readonly theirs: number;
  readonly ours: number;
  readonly both: number;
  /** Rule -> number of differing findings, with an example of each. */
  readonly missed: ReadonlyMap<string, readonly string[]>;
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

/** `ours` is a file of `path TAB line TAB rule`, `theirs` one of the peer's JSON. */
export function compare(oursPath: string, theirsPath: string): Comparison {
  const ours = new Set(
    readFileSync(oursPath, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  );
  const theirs = theirFindings(theirsPath);
  const both = [...theirs].filter((one) => ours.has(one)).length;
  return {
    theirs: theirs.size,
    ours: ours.size,
    both,
    missed: byRule([...theirs].filter((one) => !ours.has(one))),
    extra: byRule([...ours].filter((one) => !theirs.has(one))),
  };
}

interface TheirResult {
  readonly check_id: string;
  readonly path: string;
  readonly start: { readonly line: number };
}

/** Their rule ids may have a folder before them, and a number after them where several rules have one id. */
function theirFindings(path: string): ReadonlySet<string> {
  const { results } = JSON.parse(readFileSync(path, 'utf8')) as { readonly results: readonly TheirResult[] };
  return new Set(
    results.map(({ check_id: id, path: file, start }) =>
      [
        file.replace(/^\.\//, ''),
        start.line,
        id
          .split('.')
          .at(-1)
          ?.replace(/--\d+$/, ''),
      ].join('\t'),
    ),
  );
}

function byRule(rows: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>();
  for (const row of rows.toSorted()) {
    const [path = '', line = '', rule = ''] = row.split('\t');
    rules.set(rule, [...(rules.get(rule) ?? []), `${path}:${line}`]);
  }
  return new Map([...rules].sort((a, b) => b[1].length - a[1].length));
}
