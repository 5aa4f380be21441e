import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DailyWish } from '../src/app/daily/daily.ts';
import { toolbox } from './toolbox.ts';

/** A repository in a folder of its own, and wishes about it at chosen moments. */
export class DayProject {
  readonly root: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-day-')));
    this.#git('init', '-q', '-b', 'main');
    this.commit(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  commit(files: Readonly<Record<string, string>>): void {
    this.write({ '.gitignore': '.holdfast/state.db*\n', ...files });
    this.#git('add', '-A');
    this.#git('commit', '-q', '-m', 'x');
  }

  wish(now: string, part: Partial<DailyWish> = {}): DailyWish {
    return {
      path: '.',
      cwd: this.root,
      engines: ['cicd'],
      model: undefined,
      keepsState: true,
      now: Date.parse(now),
      failOn: undefined,
      cacheFolder: undefined,
      build: 'test',
      programFolder: '',
      config: [],
      secretRules: [],
      identityKey: undefined,
      today: Date.parse(now),
      tools: toolbox(),
      workerScript: undefined,
      version: '0',
      signal: new AbortController().signal,
      progress: () => undefined,
      unbuilt: [],
      jobs: 1,
      profile: false,
      period: 'day',
      again: false,
      codeOwners: undefined,
      ...part,
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #git(...words: readonly string[]): void {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.example'];
    execFileSync('git', [...who, ...words], {
      cwd: this.root,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
      stdio: 'pipe',
    });
  }
}

/** A workflow that uses the given actions, each a finding when it is named by a tag. */
export function workflowWith(...actions: readonly string[]): string {
  const steps = actions.map((action) => `      - uses: ${action}\n`).join('');
  return `on: push\npermissions: {contents: read}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`;
}
