/**
 * Fixed weaknesses of public advisories: do the rules report in a function that the fix changed, and are they silent after it?
 *   node tools/run.mjs conformance/pairs/run.ts CHECKOUTS [--semgrep BINARY --rules FOLDER] [--changed-only] [--language NAME]
 *     [--only ID] [--write]
 * CHECKOUTS holds bare repositories named owner+name/repo. The rules of this repository look at the files of a pair's language,
 * so that flows through other files are seen; of large trees, at those nearest to the change; with --changed-only, at the files
 * that the fix changed, and the peer always at these. --write puts the tables into scores.md and, when every pair was looked
 * at, what they say of each rule into labels.json.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Commits } from '../incremental/commits.ts';
import { loadParsers } from '../load-parsers.ts';
import { changedFunctions } from './changed-functions.ts';
import { labelFile } from './labels.ts';
import { isLookedAt, nearestFiles } from './looked-at.ts';
import { OurScan } from './our-scan.ts';
import { peerReports } from './peer-scan.ts';
import { scoreOf, type Pair, type Places, type Report, type ScoredPair, type Side } from './score.ts';
import { scoreTables } from './tables.ts';
import { changedFiles, textsAt, type ChangedFile } from './trees.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    semgrep: { type: 'string', default: '' },
    rules: { type: 'string', default: '' },
    language: { type: 'string' },
    only: { type: 'string' },
    'changed-only': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const parsers = loadParsers();
const ours = new OurScan(parsers);
const sides = ['before', 'after'] as const;

/** A pair with the files that its fix changed, as they were and as they are. */
interface Opened {
  readonly pair: Pair;
  readonly repository: string;
  readonly files: readonly ChangedFile[];
  readonly texts: Readonly<Record<(typeof sides)[number], ReadonlyMap<string, string>>>;
}

function opened(folder: string, pair: Pair): Opened | undefined {
  const repository = join(folder, pair.repository.replace('/', '+'), 'repo');
  const changed = existsSync(repository) ? changedFiles(repository, pair.before, pair.after) : undefined;
  if (changed === undefined) return undefined;
  const files = changed.filter(({ path }) => isLookedAt(path, pair.language));
  const paths = files.map(({ path }) => path);
  const texts = {
    before: textsAt(repository, pair.before, paths),
    after: textsAt(repository, pair.after, paths),
  };
  return { pair, repository, files, texts };
}

function placesIn({ files, texts }: Opened, side: (typeof sides)[number]): Places {
  return new Map(
    files.map((file) => [
      file.path,
      changedFunctions(parsers, file.path, texts[side].get(file.path) ?? '', file[side]),
    ]),
  );
}

async function ourSide(one: Opened, side: (typeof sides)[number]): Promise<Side> {
  const texts = values['changed-only'] ? one.texts[side] : wholeTree(one, one.pair[side]);
  return { reports: await ours.reports(texts), places: placesIn(one, side), texts: one.texts[side] };
}

function wholeTree({ pair, repository, files }: Opened, commit: string): ReadonlyMap<string, string> {
  const commits = new Commits(repository);
  const tree = commits.tree(commit);
  const wanted = [...tree.keys()].filter((path) => isLookedAt(path, pair.language));
  const near = nearestFiles(
    wanted,
    files.map(({ path }) => path),
  );
  commits.load(near.flatMap((path) => tree.get(path) ?? []));
  return new Map(near.map((path) => [path, commits.text(tree.get(path) ?? '')]));
}

/** What the peer reports in every pair's files, by the tree's name; undefined without the peer. */
function peerSides(pairs: readonly Opened[]): ReadonlyMap<string, readonly Report[]> | undefined {
  if (!existsSync(values.semgrep) || !existsSync(values.rules)) return undefined;
  const peer = { binary: values.semgrep, rules: values.rules };
  const reports = new Map<string, readonly Report[]>();
  for (const language of new Set(pairs.map(({ pair }) => pair.language))) {
    const trees = pairs.flatMap((one, n) =>
      one.pair.language === language ? sides.map((side) => [`${n}-${side}`, one.texts[side]] as const) : [],
    );
    const found = peerReports(peer, language, new Map(trees));
    if (found === undefined) throw new Error(`the peer did not run to its end for ${language}`);
    for (const [tree, list] of found) reports.set(tree, list);
  }
  return reports;
}

async function scored(pairs: readonly Opened[]): Promise<readonly ScoredPair[]> {
  const peer = peerSides(pairs);
  const all: ScoredPair[] = [];
  for (const [n, one] of pairs.entries()) {
    const score = scoreOf(one.pair.cwe, await ourSide(one, 'before'), await ourSide(one, 'after'));
    const theirs = (side: (typeof sides)[number]): Side => ({
      reports: peer?.get(`${n}-${side}`) ?? [],
      places: placesIn(one, side),
      texts: one.texts[side],
    });
    all.push({
      pair: one.pair,
      ours: score,
      peer: peer === undefined ? undefined : scoreOf(one.pair.cwe, theirs('before'), theirs('after')),
    });
    process.stderr.write(`${n + 1}/${pairs.length} ${one.pair.id} ${score.fires.join(' ')}\n`);
  }
  return all;
}

async function main(): Promise<void> {
  const [checkouts] = positionals;
  if (checkouts === undefined) throw new Error('name the folder of the checkouts');
  const listed: { readonly pairs: readonly Pair[]; readonly listed: string } = JSON.parse(
    readFileSync('conformance/pairs/pairs.json', 'utf8'),
  );
  const pairs = listed.pairs.filter(
    ({ language, id }) =>
      (values.language ?? language) === language && (values.only === undefined || values.only === id),
  );
  const found = pairs.map((pair) => opened(resolve(checkouts), pair));
  const there = found.flatMap((one) => one ?? []);
  const absent = pairs.filter((_, n) => found[n] === undefined).map(({ id }) => id);
  const scores = await scored(there);
  const text = scoreTables(scores, absent);
  process.stdout.write(`${text}\n`);
  if (!values.write) return;
  writeFileSync('conformance/pairs/scores.md', `${text}\n`);
  if (there.length < listed.pairs.length) return;
  const labels = labelFile(scores, listed.listed, (rule) => ours.digestOf(rule));
  writeFileSync('conformance/pairs/labels.json', labels);
}

await main();
