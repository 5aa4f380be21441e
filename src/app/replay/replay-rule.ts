import type { Engine } from '../../core/engine.ts';
import { exitCodes } from '../../core/exit-code.ts';
import type { Finding } from '../../core/finding.ts';
import { nearest } from '../../core/nearest.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { commitSource } from '../../io/git/commit-source.ts';
import { changedPaths } from '../../io/git/diff.ts';
import type { CommitInfo } from '../../io/git/history.ts';
import type { GitRepo } from '../../io/git/repo.ts';
import type { WalkedFile } from '../../io/walk.ts';
import { inspectFile, type Station } from '../inspect.ts';
import { ruleById } from '../rules.ts';
import { withSession, type Session } from '../session.ts';
import { refuse, type Outcome, type Wish } from '../wish.ts';
import { Lives } from './lives.ts';
import { mainLine, type MainLine, type ReplayFailure, type Span } from './main-line.ts';
import { replayJson, replayText } from './replay-text.ts';

export interface ReplayWish extends Wish {
  readonly rule: string;
  readonly span: Span;
  readonly json: boolean;
}

/** Runs one rule over the history of what is checked out: what it would have reported, when that came and when it went. */
export function replayRule(wish: ReplayWish): Promise<Outcome> {
  const rule = ruleById(wish.tools, wish.rule);
  if (rule === undefined) return Promise.resolve(refuse(unknownRule(wish)));
  return withSession(wish, async (session) => {
    const { repo, commit } = session.ground;
    if (repo === undefined || commit === '') {
      const message = 'a replay needs a git repository with a commit';
      return refuse({ exit: exitCodes.usage, message, todo: 'Run it inside one.' });
    }
    const line = await mainLine(repo, commit, wish.span);
    if (!line.ok) return refuse({ exit: exitCodes.usage, ...line.error });
    const replayed = await replayLine(session, { repo, rule, line: line.value });
    if (!replayed.ok) return refuse({ exit: exitCodes.incomplete, ...replayed.error });
    const text = wish.json ? replayJson(replayed.value) : replayText(replayed.value);
    return {
      kind: 'text',
      text,
      exit: replayed.value.unfinished > 0 ? exitCodes.incomplete : exitCodes.done,
    };
  });
}

/** What came of a replay. */
export interface Replayed {
  readonly rule: RuleInfo;
  readonly line: MainLine;
  readonly lives: Lives;
  /** Files read, each time that one was. */
  readonly looked: number;
  /** Those of them that could not be read or were not looked at to their end. */
  readonly unfinished: number;
}

interface Task {
  readonly repo: GitRepo;
  readonly rule: RuleInfo;
  readonly line: MainLine;
}

async function replayLine(
  session: Session,
  { repo, rule, line }: Task,
): Promise<Result<Replayed, ReplayFailure>> {
  const station = stationFor(session, rule);
  const lives = new Lives();
  let looked = 0;
  let unfinished = 0;
  let last: CommitInfo | undefined;
  for (const commit of [line.start, ...line.commits]) {
    session.wish.progress(`looking at ${commit.oid.slice(0, 12)}`);
    const touched = last === undefined ? undefined : await touchedBy(repo, last, commit);
    if (touched?.ok === false) return touched;
    const frame = await frameOf(repo, commit, { station, rule, touched: touched?.value });
    if (!frame.ok) return frame;
    const { findings, files, stillThere } = frame.value;
    lives.add({
      commit: last === undefined ? undefined : commit,
      touched: touched?.value ?? new Set(),
      findings,
      stillThere,
    });
    looked += files;
    unfinished += frame.value.unfinished;
    last = commit;
  }
  session.wish.progress('');
  return ok({ rule, line, lives, looked, unfinished });
}

/** The rule by itself, where that can be had, so that the others take no time. */
function stationFor({ stations, wish }: Session, rule: RuleInfo): Station {
  const engine: Engine | undefined = wish.tools.alone(rule);
  const usual = stations.find((one) => one.engine.id === rule.engine);
  const own = engine ?? usual?.engine ?? wish.tools.engines.find(({ id }) => id === rule.engine);
  return { engine: own ?? wish.tools.factFinder, options: usual?.options ?? {} };
}

async function touchedBy(
  repo: GitRepo,
  before: CommitInfo,
  commit: CommitInfo,
): Promise<Result<ReadonlySet<string>, ReplayFailure>> {
  const changed = await changedPaths(repo, before.oid, commit.oid);
  if (!changed.ok) return err({ message: changed.error.message, todo: 'Fetch more history.' });
  return ok(new Set(changed.value.flatMap(({ path, from }) => [path, from])));
}

interface Asked {
  readonly station: Station;
  readonly rule: RuleInfo;
  /** Undefined: every file. */
  readonly touched: ReadonlySet<string> | undefined;
}

interface Looked {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly unfinished: number;
  readonly stillThere: (path: string) => boolean;
}

/** What the rule reports in the touched files of a commit, each by itself. */
async function frameOf(
  repo: GitRepo,
  commit: CommitInfo,
  { station, rule, touched }: Asked,
): Promise<Result<Looked, ReplayFailure>> {
  if (touched?.size === 0) return ok({ findings: [], files: 0, unfinished: 0, stillThere: () => true });
  const opened = await commitSource(repo, commit.oid);
  if (!opened.ok) return err({ message: opened.error.message, todo: 'Fetch more history.' });
  const source = opened.value;
  try {
    const { files } = source.walk;
    const wanted = files.filter((file) => isAsked(file, station, touched));
    const findings: Finding[] = [];
    let unfinished = 0;
    for await (const read of source.readAll(wanted)) {
      const events = read.ok ? [...inspectFile(station, read.value)] : [];
      if (!read.ok || events.some(({ kind }) => kind === 'problem')) unfinished += 1;
      for (const event of events)
        if (event.kind === 'finding' && event.finding.rule === rule.id) findings.push(event.finding);
    }
    const paths = new Set(files.map(({ path }) => path));
    return ok({ findings, files: wanted.length, unfinished, stillThere: (path) => paths.has(path) });
  } finally {
    await source.close();
  }
}

function isAsked(
  file: WalkedFile,
  { engine, options }: Station,
  touched: ReadonlySet<string> | undefined,
): boolean {
  return (touched === undefined || touched.has(file.path)) && engine.wants(file, options);
}

function unknownRule({ rule, tools }: ReplayWish): Parameters<typeof refuse>[0] {
  const near = nearest(
    rule,
    tools.rules.map(({ id }) => id),
  );
  const todo = near === undefined ? 'See holdfast rules list.' : `Did you mean ${near}?`;
  return { exit: exitCodes.usage, message: `no rule is called “${rule}”`, todo };
}
