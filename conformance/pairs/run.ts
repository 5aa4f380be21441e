/**
 * Fixed weaknesses of public advisories: do the rules report in a function that the fix changed, and are they silent after it?
 *   node tools/run.mjs conformance/pairs/run.ts CHECKOUTS [--semgrep BINARY --rules FOLDER] [--language NAME] [--write]
 * CHECKOUTS holds bare repositories named owner+name/repo. Only the files that a fix changed are looked at, so that a flow
 * through other files is not seen. Uses the built program. --write puts the tables into scores.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParsers } from '../load-parsers.ts';
import { changedFunctions } from './changed-functions.ts';
import { scoreOf, type Pair, type PairScore, type Report, type ScoredPair, type Side } from './score.ts';
import { scoreTables } from './tables.ts';
import { changedFiles, writeFiles, type ChangedFile } from './trees.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    semgrep: { type: 'string', default: '' },
    rules: { type: 'string', default: '' },
    language: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const parsers = loadParsers();
const peer = existsSync(values.semgrep) && existsSync(values.rules);

function scorePair(folder: string, pair: Pair): ScoredPair | undefined {
  const repository = join(folder, pair.repository.replace('/', '+'), 'repo');
  const files = existsSync(repository) ? changedFiles(repository, pair.before, pair.after) : undefined;
  if (files === undefined) return undefined;
  const work = mkdtempSync(join(tmpdir(), 'pairs-'));
  try {
    const side = (commit: string, which: 'before' | 'after', scan: Scan): Side =>
      sideOf({ repository, commit, files, which, folder: join(work, `${which}-${scan.name}`), scan });
    const score = (scan: Scan): PairScore =>
      scoreOf(pair.cwe, side(pair.before, 'before', scan), side(pair.after, 'after', scan));
    return { pair, ours: score(ourScan), peer: peer ? score(peerScan) : undefined };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Scan {
  readonly name: string;
  readonly reports: (folder: string) => readonly Report[];
}

interface SideWish {
  readonly repository: string;
  readonly commit: string;
  readonly files: readonly ChangedFile[];
  readonly which: 'before' | 'after';
  readonly folder: string;
  readonly scan: Scan;
}

function sideOf({ repository, commit, files, which, folder, scan }: SideWish): Side {
  const texts = writeFiles(
    repository,
    commit,
    files.map(({ path }) => path),
    folder,
  );
  const places = new Map(
    files.map((file) => [
      file.path,
      changedFunctions(parsers, file.path, texts.get(file.path) ?? '', file[which]),
    ]),
  );
  return { reports: texts.size === 0 ? [] : scan.reports(folder), places };
}

const ourScan: Scan = {
  name: 'ours',
  reports(folder) {
    const args = ['scan', folder, '--engine', 'sast', '--no-state', '--format', 'json', '--all', '-q'];
    const { stdout } = spawnSync('node', [resolve('dist/holdfast.cjs'), ...args], {
      maxBuffer: 512 * 1024 * 1024,
    });
    const report: { readonly findings: readonly OurFinding[] } = JSON.parse(stdout.toString('utf8'));
    return report.findings.flatMap(({ rule, location }) =>
      location.path === undefined || location.line === undefined
        ? []
        : [{ rule: rule.id, cwe: rule.cwe, path: location.path, line: location.line }],
    );
  },
};

interface OurFinding {
  readonly rule: { readonly id: string; readonly cwe: readonly number[] };
  readonly location: { readonly path?: string; readonly line?: number };
}

const peerScan: Scan = {
  name: 'semgrep',
  reports(folder) {
    const args = ['scan', '--config', resolve(values.rules), '--metrics=off', '--disable-version-check'];
    const flags = ['--no-git-ignore', '--json', '--quiet', '--max-target-bytes', '0'];
    const { stdout } = spawnSync(values.semgrep, [...args, ...flags, folder], {
      maxBuffer: 512 * 1024 * 1024,
    });
    const report: { readonly results: readonly PeerResult[] } = JSON.parse(
      stdout.toString('utf8') || '{"results":[]}',
    );
    return report.results.map(({ check_id, path, start, extra }) => ({
      rule: check_id.split('.').at(-1) ?? check_id,
      cwe: [extra.metadata.cwe ?? []].flat().flatMap((one) => Number(/\d+/.exec(one)?.[0] ?? 0)),
      path: relative(folder, path),
      line: start.line,
    }));
  },
};

interface PeerResult {
  readonly check_id: string;
  readonly path: string;
  readonly start: { readonly line: number };
  readonly extra: { readonly metadata: { readonly cwe?: string | readonly string[] } };
}

function main(): void {
  const [checkouts] = positionals;
  if (checkouts === undefined) throw new Error('name the folder of the checkouts');
  const listed: { readonly pairs: readonly Pair[] } = JSON.parse(
    readFileSync('conformance/pairs/pairs.json', 'utf8'),
  );
  const pairs = listed.pairs.filter(
    ({ language }) => values.language === undefined || language === values.language,
  );
  const scored: ScoredPair[] = [];
  const absent: string[] = [];
  for (const pair of pairs) {
    const one = scorePair(resolve(checkouts), pair);
    if (one === undefined) absent.push(pair.id);
    else scored.push(one);
  }
  const text = scoreTables(scored, absent);
  process.stdout.write(`${text}\n`);
  if (values.write) writeFileSync('conformance/pairs/scores.md', `${text}\n`);
}

main();
