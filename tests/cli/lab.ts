import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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

/** Paths and contents. */
export type Files = Readonly<Record<string, string>>;

/** A folder in which the built program is run as users run it: in a process of its own. */
export interface Lab {
  readonly root: string;
  write(files: Files): void;
  read(path: string): string;
  git(...args: readonly string[]): string;
  /** Commits everything and gives the commit's id. */
  commit(message: string): string;
  holdfast(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** The same, without waiting; `ended` resolves when it has. */
  start(args: readonly string[], options?: RunOptions): { readonly child: ChildProcess; readonly ended: Promise<Ran> };
  remove(): void;
}

/** A folder outside any repository. */
export function lab(files: Files = {}): Lab {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-cli-')));
  const root = join(top, 'repo');
  mkdirSync(root);
  const made = labAt(root, join(top, 'temporary'), () => rmSync(top, { recursive: true, force: true }));
  made.write(files);
  return made;
}

/** A repository on branch `main` whose first commit has the files. */
export function repo(files: Files = {}): Lab {
  const made = lab(files);
  made.git('init', '-q', '-b', 'main');
  made.commit('first');
  return made;
}

/** A second look at a folder that is there already, such as a clone. */
export function labIn(root: string): Lab {
  return labAt(root, `${root}-temporary`, () => rmSync(root, { recursive: true, force: true }));
}

function labAt(root: string, temporary: string, remove: () => void): Lab {
  mkdirSync(temporary, { recursive: true });
  const start: Lab['start'] = (args, { cwd = root, env = {} } = {}) => {
    const child = spawn(process.execPath, [program(), ...args], {
      cwd,
      env: { ...environment(), TMPDIR: temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { child, ended: outcomeOf(child) };
  };
  const git: Lab['git'] = (...args) =>
    execFileSync('git', args, { cwd: root, env: { ...environment(), ...identity }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  return {
    root,
    git,
    start,
    remove,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    commit(message) {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    holdfast: (args, options) => start(args, options).ended,
  };
}

function program(): string {
  return resolve('dist', 'holdfast.cjs');
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

/** Nothing of the machine's own: no CI, no colours, no configuration. The cache is shared, as it is on a machine. */
function environment(): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(tmpdir(), 'holdfast-cli-home'),
    XDG_CACHE_HOME: join(tmpdir(), `holdfast-cli-cache-${process.getuid?.() ?? 0}`),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    LC_ALL: 'C.UTF-8',
  };
}

const identity = {
  GIT_AUTHOR_NAME: 'Test Author',
  GIT_AUTHOR_EMAIL: 'author@test.invalid',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Test Committer',
  GIT_COMMITTER_EMAIL: 'committer@test.invalid',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
} as const;
