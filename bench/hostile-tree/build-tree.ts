import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the report must say of a hostile entry. */
export interface Expected {
  /** As Holdfast shows it. */
  readonly path: string;
  /** A word of the reason it was passed by for; undefined: it must be scanned, which a planted finding proves. */
  readonly reason?: string;
}

export interface HostileTree {
  readonly canary: string;
  readonly expected: readonly Expected[];
  readonly files: number;
}

const crowd = 100_000;

/** Fills `root` with everything the issue names. `canary` is a file that only code of the repository would write. */
export function buildTree(root: string, outside: string): HostileTree {
  mkdirSync(root, { recursive: true });
  git(root, 'init', '-q', '-b', 'main');
  write(root, '.gitattributes', '* filter=trap diff=trap\n');
  write(root, 'src/app.ts', 'export const one = 1;\n');
  git(root, 'add', '-A');
  git(root, '-c', 'user.name=t', '-c', 'user.email=t@test.invalid', 'commit', '-q', '-m', 'first');
  const canary = arm(root, outside);
  const odd = [...plantLinks(root, outside), ...plantOddKinds(root), ...plantNames(root)];
  write(root, 'sparse.bin', '');
  truncateSync(join(root, 'sparse.bin'), 2 ** 30);
  mkdirSync(join(root, 'crowd'));
  for (let i = 0; i < crowd; i++) writeFileSync(join(root, 'crowd', `${i}.ts`), '');
  return { canary, expected: [...odd, { path: 'sparse.bin', reason: 'larger' }], files: crowd };
}

/** One finding per odd name: a workflow that uses an action by a movable name. */
const workflow = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: acme/deploy@main\n';

function plantNames(root: string): readonly Expected[] {
  const folder = join(root, '.github/workflows');
  mkdirSync(folder, { recursive: true });
  const raw = Buffer.concat([Buffer.from(`${folder}/raw-`), Buffer.from([0xff, 0xfe]), Buffer.from('.yml')]);
  writeFileSync(raw, workflow);
  const forged = '\u001b[2K\u001b[32m[ok] ALL CHECKS PASSED\u001b[0m.yml';
  writeFileSync(join(folder, forged), workflow);
  return [{ path: '.github/workflows/raw-\\xff\\xfe.yml' }, { path: `.github/workflows/${forged}` }];
}

function plantLinks(root: string, outside: string): readonly Expected[] {
  writeFileSync(join(outside, 'secret.yml'), workflow);
  const links: readonly (readonly [string, string, string])[] = [
    ['escape', outside, 'out of the tree'],
    ['escape.yml', join(outside, 'secret.yml'), 'out of the tree'],
    ['above', '../../..', 'out of the tree'],
    ['device-link', '/dev/zero', 'out of the tree'],
    ['self', 'self', 'loop'],
    ['ping', 'pong', 'loop'],
    ['pong', 'ping', 'loop'],
    ['src/cycle', '..', 'loop'],
    ['nothing', 'not/here', 'to nothing'],
  ];
  for (const [name, to] of links) symlinkSync(to, join(root, name));
  return links.map(([path, , reason]) => ({ path, reason }));
}

/** A FIFO always; a device node and a socket where the machine lets us make them. */
function plantOddKinds(root: string): readonly Expected[] {
  execFileSync('mkfifo', [join(root, 'fifo')]);
  const found: Expected[] = [{ path: 'fifo', reason: 'FIFO' }];
  if (spawnSync('mknod', [join(root, 'device'), 'c', '1', '5'], { stdio: 'ignore' }).status === 0) {
    found.push({ path: 'device', reason: 'device' });
  }
  const listen = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', listen, join(root, 'socket')], { stdio: 'ignore' });
  return [...found, { path: 'socket', reason: 'socket' }];
}

/** Settings and hooks by which git would run the repository's own program. */
function arm(root: string, outside: string): string {
  const canary = join(outside, 'CANARY');
  const trap = join(root, '.git/trap.sh');
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${canary}'\ncat\n`);
  chmodSync(trap, 0o755);
  write(root, '.git/more', `[core]\n\tpager = ${trap}\n`);
  for (const name of settings) git(root, 'config', name, trap);
  git(root, 'config', 'include.path', '.git/more');
  git(root, 'config', 'core.hooksPath', '.git/hooks');
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
    write(root, `.git/hooks/${hook}`, `#!/bin/sh\nexec ${trap}\n`);
    chmodSync(join(root, '.git/hooks', hook), 0o755);
  }
  return canary;
}

const settings = [
  'core.fsmonitor',
  'core.pager',
  'core.sshCommand',
  'core.editor',
  'core.gitProxy',
  'core.alternateRefsCommand',
  'diff.external',
  'diff.trap.textconv',
  'diff.trap.command',
  'filter.trap.clean',
  'filter.trap.smudge',
  'filter.trap.process',
  'credential.helper',
  'gpg.program',
  'uploadpack.packObjectsHook',
  'alias.status',
];

function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', args, { cwd: root, stdio: 'ignore', env: { PATH: process.env.PATH, HOME: root } });
}

function write(root: string, path: string, content: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}
