import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a run of the built program left behind. */
export interface Ran {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** The folder it is started in; the lab's own by default. */
  readonly cwd?: string;
  /** Added to a nearly empty environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Contents by path. */
export type Files = Readonly<Record<string, string>>;

/** A folder in which the built program is run as users run it: in a process of its own. */
export interface Lab {
  readonly root: string;
  write(files: Files): void;
  git(...args: readonly string[]): string;
  /** Commits everything and gives the commit's id. */
  commit(message: string): string;
  holdfast(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** The same, without waiting; `ended` resolves when it has. */
  start(args: readonly string[], options?: RunOptions): Started;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Makes labs side by side, with one cache and one folder for temporary files, as on one machine. */
export interface Labs {
  readonly temporary: string;
  /** A folder outside any repository. */
  plain(files?: Files): Lab;
  /** A repository on branch `main` whose first commit has the files. */
  repo(files?: Files): Lab;
  /** A folder for something else to be put into. */
  folder(): string;
  /** A lab in a folder that is there already, such as a clone. */
  at(root: string): Lab;
  removeAll(): void;
}

export function labs(): Labs {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-cli-')));
  const temporary = join(top, 'temporary');
  const home = join(top, 'home');
  mkdirSync(temporary);
  mkdirSync(home);
  const environment = { ...bare, PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: temporary };
  const folder = (): string => mkdtempSync(join(top, 'lab-'));
  const plain = (files: Files = {}): Lab => {
    const made = labIn(folder(), environment);
    made.write(files);
    return made;
  };
  return {
    temporary,
    plain,
    folder,
    at: (root) => labIn(root, environment),
    repo(files) {
      const made = plain(files);
      made.git('init', '-q', '-b', 'main');
      made.commit('first');
      return made;
    },
    removeAll: () => rmSync(top, { recursive: true, force: true }),
  };
}

type Environment = Readonly<Record<string, string>>;

function labIn(root: string, environment: Environment): Lab {
  const start: Lab['start'] = (args, { cwd = root, env = {} } = {}) => {
    const child = spawn(process.execPath, [program(), ...args], {
      cwd,
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, ended: outcomeOf(child) };
  };
  const git: Lab['git'] = (...args) => {
    const options = {
      cwd: root,
      env: { ...environment, ...identity },
      stdio: 'pipe',
      encoding: 'utf8',
    } as const;
    return execFileSync('git', args, options).trim();
  };
  return {
    root,
    git,
    start,
    write: (files) => writeAll(root, files),
    commit(message) {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    holdfast: (args, options) => start(args, options).ended,
  };
}

/** The built program; scripts and tests run in the root of this repository. */
export function program(): string {
  return resolve('dist', 'holdfast.cjs');
}

function writeAll(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function outcomeOf(child: ChildProcess): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** Nothing of the machine's own: no CI, no colours, no configuration. */
const bare = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' } as const;

const identity = {
  GIT_AUTHOR_NAME: 'Test Author',
  GIT_AUTHOR_EMAIL: 'author@test.invalid',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Test Committer',
  GIT_COMMITTER_EMAIL: 'committer@test.invalid',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
} as const;
