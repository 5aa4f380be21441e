import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anyGlobMatches } from '../../src/core/glob.ts';
import { readHistory, type Edit, type History, type ScriptedCommit } from './history.ts';

/** The nested repository of the sample: its own history, clock and evidence, so that no calendar moves its states. */
export interface Nest {
  readonly folder: string;
  readonly history: History;
  /** Runs Holdfast in it at the injected time; standard error is passed on when it fails to run at all. */
  holdfast(
    args: readonly string[],
    now?: string,
  ): { readonly status: number; readonly stdout: string; readonly stderr: string };
  git(args: readonly string[], date?: string, author?: ScriptedCommit['author']): string;
  /** Runs the sample's tests and sets the report's clock to the injected one. False when a test failed. */
  runTests(now?: string): boolean;
  edit(edits: readonly Edit[]): void;
}

export interface NestPlan {
  /** The sample's folder. */
  readonly sample: string;
  /** Where to build; whatever is there is removed. */
  readonly folder: string;
  /** The built entry, `dist/holdfast.cjs`. */
  readonly program: string;
}

/** Builds the nested repository: scripted commits, planted weaknesses, signed procedures. */
export async function buildNest(plan: NestPlan): Promise<Nest> {
  rmSync(plan.folder, { recursive: true, force: true });
  mkdirSync(plan.folder, { recursive: true });
  const nest = openNest(plan);
  nest.git(['init', '--quiet', `--initial-branch=${nest.history.branch}`]);
  const modules = join(plan.sample, 'node_modules');
  if (existsSync(modules)) symlinkSync(modules, join(plan.folder, 'node_modules'));
  for (const commit of nest.history.commits) await addCommit(plan, nest, commit);
  return nest;
}

async function addCommit(plan: NestPlan, nest: Nest, commit: ScriptedCommit): Promise<void> {
  for (const path of filesOf(plan.sample, nest.history.exclude)) {
    if (!anyGlobMatches(commit.include, path)) continue;
    mkdirSync(dirname(join(plan.folder, path)), { recursive: true });
    cpSync(join(plan.sample, path), join(plan.folder, path));
  }
  nest.edit(commit.edits);
  if (commit.plant) await plant(plan);
  nest.git(['add', '--all']);
  nest.git(['commit', '--quiet', '--message', commit.message], commit.date, commit.author);
  touchAll(plan.folder, commit.date);
  for (const signed of nest.history.evidence.filter(({ after }) => after === commit.id)) {
    const args = ['evidence', 'add', signed.verification, '--signer', signed.signer, '--note', signed.note];
    const run = nest.holdfast(args, signed.date);
    if (run.status !== 0) throw new Error(`could not record ${signed.verification}: ${run.stderr}`);
  }
}

/** Credentials that only look real are put together here, so that none is in this repository. */
async function plant({ sample, folder }: NestPlan): Promise<void> {
  const planter: { plantedFiles(): { path: string; content: string }[] } = await import(
    pathToFileURL(join(sample, 'scripts', 'plant.mjs')).href
  );
  for (const { path, content } of planter.plantedFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The nested repository that is in the folder, as `buildNest` or a copy of it left it. */
export function openNest({ sample, folder, program }: NestPlan): Nest {
  const history = readHistory(sample);
  return {
    folder,
    history,
    holdfast(args, now = history.now) {
      const run = spawnSync(process.execPath, [program, ...args, '--now', now, '--quiet'], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { status: run.status ?? -1, stdout: run.stdout, stderr: run.stderr };
    },
    git: (args, date, author) => git(folder, args, date, author),
    runTests(now = history.now) {
      rmSync(join(folder, 'reports'), { recursive: true, force: true });
      const vitest = join(folder, 'node_modules', 'vitest', 'vitest.mjs');
      const run = spawnSync(process.execPath, [vitest, 'run', '--silent'], { cwd: folder, encoding: 'utf8' });
      setReportClock(folder, now);
      return run.status === 0;
    },
    edit(edits) {
      for (const { path, find, replace } of edits) {
        const file = join(folder, path);
        const text = readFileSync(file, 'utf8');
        if (text.split(find).length !== 2)
          throw new Error(`${path} must hold ${JSON.stringify(find)} exactly once`);
        writeFileSync(
          file,
          text.replace(find, () => replace),
        );
        utimesSync(file, new Date(editedAt(history)), new Date(editedAt(history)));
      }
    },
  };
}

/** Edits happen an hour before the injected present, test runs half an hour before it. */
function editedAt(history: History): number {
  return Date.parse(history.now) - 3_600_000;
}

function setReportClock(folder: string, now: string): void {
  const reports = join(folder, 'reports', 'junit');
  if (!existsSync(reports)) return;
  const at = new Date(Date.parse(now) - 1_800_000);
  for (const name of readdirSync(reports)) {
    const file = join(reports, name);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/timestamp="[^"]*"/g, `timestamp="${at.toISOString()}"`),
    );
    utimesSync(file, at, at);
  }
}

function git(
  folder: string,
  args: readonly string[],
  date?: string,
  author?: ScriptedCommit['author'],
): string {
  const who = author ?? { name: 'Holdfast', email: 'holdfast@example.com' };
  const run = spawnSync('git', ['-c', 'core.hooksPath=/dev/null', '-c', 'commit.gpgSign=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      ...(date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }),
    },
  });
  if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

function filesOf(folder: string, exclude: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !anyGlobMatches(exclude, path));
}

/** Every file of the work tree gets the time of the commit that wrote it last, or of this one. */
function touchAll(folder: string, date: string): void {
  const at = new Date(date);
  for (const path of git(folder, ['ls-files', '-z']).split('\0')) {
    if (path !== '') utimesSync(join(folder, path), at, at);
  }
}
