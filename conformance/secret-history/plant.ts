import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Dice, alphabets } from '../../src/engines/secrets/dice.ts';
import type { SecretRule } from '../../src/engines/secrets/rule.ts';

/** A repository made of random edits, in which secrets come, move, are cut and go. The same seed makes the same one. */
export function plantRepository(folder: string, seed: number, rules: readonly SecretRule[]): string {
  const dice = new Dice(seed);
  const hash = dice.below(6) === 0 ? 'sha256' : 'sha1';
  git(folder, ['init', '-q', '--bare', `--object-format=${hash}`, '-b', 'main', 'repo']);
  const repo = join(folder, 'repo');
  git(
    repo,
    ['fast-import', '--quiet', '--force', `--depth=${1 + dice.below(60)}`],
    streamOf(new History(dice, rules)),
  );
  pack(repo, dice);
  return join(repo, 'objects');
}

/** As git itself packs: deep and shallow, with and without deltas to ids, loose, borrowed, many packs. */
function pack(repo: string, dice: Dice): void {
  const depth = `--depth=${[1, 4, 50, 250, 4095][dice.below(5)] ?? 50}`;
  const window = `--window=${[2, 10, 50][dice.below(3)] ?? 10}`;
  const way = dice.below(6);
  if (way <= 2)
    git(repo, [
      '-c',
      `pack.indexVersion=${1 + dice.below(2)}`,
      'repack',
      '-q',
      '-a',
      '-d',
      '-f',
      '-k',
      depth,
      window,
    ]);
  if (way === 2)
    git(repo, [
      '-c',
      'repack.useDeltaBaseOffset=false',
      'repack',
      '-q',
      '-a',
      '-d',
      '-f',
      '-k',
      depth,
      window,
    ]);
  if (way === 3) loosen(repo, dice);
  if (way === 4) lend(repo);
  if (way === 5) {
    git(repo, ['-c', 'pack.packSizeLimit=1m', 'repack', '-q', '-a', '-d', '-k', '--max-pack-size=1m']);
    git(repo, ['multi-pack-index', 'write']);
  }
}

/** All objects as files of their own. */
function loosen(repo: string, dice: Dice): void {
  const packs = git(repo, ['ls-files', '-z']) === '' ? packNames(repo) : [];
  for (const name of packs.slice(0, 1 + dice.below(2))) {
    const moved = join(dirname(repo), name);
    spawnSync('mv', [join(repo, 'objects', 'pack', name), moved]);
    spawnSync('rm', ['-f', join(repo, 'objects', 'pack', name.replace('.pack', '.idx'))]);
    git(repo, ['unpack-objects', '-q'], spawnSync('cat', [moved], { maxBuffer: 1 << 30 }).stdout);
  }
}

function packNames(repo: string): readonly string[] {
  const { stdout } = spawnSync('ls', [join(repo, 'objects', 'pack')], { encoding: 'utf8' });
  return stdout.split('\n').filter((name) => name.endsWith('.pack'));
}

/** The objects move to a folder that is borrowed from, and which borrows from the first one. */
function lend(repo: string): void {
  const other = join(dirname(repo), 'lent');
  mkdirSync(join(other, 'info'), { recursive: true });
  spawnSync('mv', [join(repo, 'objects', 'pack'), join(other, 'pack')]);
  mkdirSync(join(repo, 'objects', 'info'), { recursive: true });
  writeFileSync(join(repo, 'objects', 'info', 'alternates'), `${other}\n`);
  writeFileSync(join(other, 'info', 'alternates'), `${join(repo, 'objects')}\n`);
}

export function git(cwd: string, args: readonly string[], input?: Buffer): string {
  const run = spawnSync('git', args, { cwd, input, maxBuffer: 1 << 30, env: environment });
  if (run.status !== 0)
    throw new Error(`git ${args.join(' ')}: ${run.stderr.toString('utf8').slice(0, 500)}`);
  return run.stdout.toString('utf8');
}

const environment = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** Random files that change. */
class History {
  readonly dice: Dice;
  readonly files = new Map<string, Buffer>();
  readonly #rules: readonly SecretRule[];
  readonly #secrets: Buffer[] = [];
  #names = 0;

  constructor(dice: Dice, rules: readonly SecretRule[]) {
    this.dice = dice;
    this.#rules = rules;
    for (let i = 0; i < 2 + dice.below(4); i++)
      this.files.set(
        this.#name(),
        this.#text(dice.below(3) === 0 ? 1_500 + dice.below(2_000) : 20 + dice.below(600)),
      );
  }

  /** Changes some files; their paths, and those that went. */
  change(): { readonly changed: readonly string[]; readonly gone: readonly string[] } {
    const changed: string[] = [];
    const gone: string[] = [];
    for (let i = 0; i < 1 + this.dice.below(3); i++) {
      const path = [...this.files.keys()][this.dice.below(this.files.size)] ?? '';
      const content = this.files.get(path) ?? Buffer.alloc(0);
      if (this.dice.below(12) === 0) {
        const renamed = this.#name();
        this.files.delete(path);
        gone.push(path);
        this.files.set(renamed, this.#edited(content));
        changed.push(renamed);
        continue;
      }
      this.files.set(path, this.#edited(content));
      changed.push(path);
    }
    if (this.dice.below(6) === 0) {
      const path = this.#name();
      this.files.set(path, this.#text(5 + this.dice.below(300)));
      changed.push(path);
    }
    return { changed, gone };
  }

  #edited(content: Buffer): Buffer {
    const { dice } = this;
    const at = dice.below(content.length + 1);
    const length = dice.below(dice.below(4) === 0 ? 4_000 : 120);
    const rest = content.subarray(Math.min(content.length, at + length));
    const head = content.subarray(0, at);
    switch (dice.below(9)) {
      case 0:
        return Buffer.concat([head, rest]);
      case 1:
        return Buffer.concat([head, this.#text(1 + dice.below(20)), content.subarray(at)]);
      case 2:
        // A part moves: what were neighbours are not any more.
        return Buffer.concat([rest, head, content.subarray(at, at + length)]);
      case 3:
        return Buffer.concat([
          head,
          Buffer.from(dice.text(alphabets.alnum, 1 + dice.below(3))),
          content.subarray(at),
        ]);
      case 4:
        return dice.below(4) === 0
          ? recoded(content)
          : Buffer.concat([content, content.subarray(at, at + length)]);
      case 5:
        return dice.below(3) === 0
          ? Buffer.concat([head, Buffer.from([0, 1, 2, 0]), rest])
          : this.#brokenSecret(content);
      default:
        return Buffer.concat([head, this.#secret(), content.subarray(at)]);
    }
  }

  /** Cuts, doubles or changes bytes inside a secret that was planted before. */
  #brokenSecret(content: Buffer): Buffer {
    const { dice } = this;
    const secret = this.#secrets[dice.below(Math.max(1, this.#secrets.length))];
    const at = secret === undefined ? -1 : content.indexOf(secret);
    if (secret === undefined || at < 0) return Buffer.concat([content, this.#secret()]);
    const inside = at + dice.below(secret.length);
    const filler = Buffer.from(dice.text(alphabets.base64, dice.below(3)));
    return Buffer.concat([content.subarray(0, inside), filler, content.subarray(inside + dice.below(2))]);
  }

  /** A rule's example, now and then one that it must not find, with line ends or without. */
  #secret(): Buffer {
    const { dice } = this;
    const rule = this.#rules[dice.below(this.#rules.length)];
    const { bad, ok } = rule?.examples(dice) ?? { bad: [], ok: [] };
    const some = dice.below(5) === 0 && ok.length > 0 ? ok : bad;
    const made = Buffer.from(
      `${dice.below(3) === 0 ? '' : '\n'}${some[dice.below(Math.max(1, some.length))] ?? ''}`,
    );
    this.#secrets.push(made);
    return made;
  }

  #text(lines: number): Buffer {
    const { dice } = this;
    return Buffer.from(Array.from({ length: lines }, () => lineOf(dice)).join(''));
  }

  #name(): string {
    const folder = ['', 'src/', 'src/deep/er/', 'test/', 'docs/'][this.dice.below(5)] ?? '';
    return `${folder}f${this.#names++}.${['ts', 'py', 'md', 'env', 'json'][this.dice.below(5)] ?? 'ts'}`;
  }
}

const words = [
  'const',
  'return',
  'key',
  'token',
  'secret',
  'password',
  'value',
  '=',
  ':',
  '"x"',
  '{',
  '}',
  '(',
  ')',
  '-----',
  'eyJ',
  '//',
  'https://a.example/',
  ',',
];

function lineOf(dice: Dice): string {
  const count = dice.below(12);
  const parts = Array.from({ length: count }, () =>
    dice.below(4) === 0
      ? dice.text(alphabets.alnum, 1 + dice.below(30))
      : (words[dice.below(words.length)] ?? ''),
  );
  return `${' '.repeat(dice.below(4) * 2)}${parts.join(' ')}\n`;
}

/** UTF-16 with its mark, and back. */
function recoded(content: Buffer): Buffer {
  if (content[0] === 0xff && content[1] === 0xfe)
    return Buffer.from(content.toString('utf16le', 2), 'latin1');
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content.toString('latin1'), 'utf16le')]);
}

/** Commits, branches, merges that bring something of their own, tags, a note, and a branch that goes again. */
function streamOf(history: History): Buffer {
  const { dice } = history;
  const parts: Buffer[] = [];
  const commits = 8 + dice.below(40);
  let mark = 0;
  for (let i = 0; i < commits; i++) {
    const branch = dice.below(5) === 0 ? `side${dice.below(3)}` : 'main';
    const { changed, gone } = history.change();
    const isMerge = i > 4 && dice.below(8) === 0;
    const time = 1_700_000_000 + i * 3_600;
    parts.push(line(`commit refs/heads/${branch}`), line(`mark :${++mark}`));
    parts.push(line(`author Ann Example <ann@example.invalid> ${time} +0000`));
    parts.push(
      line(`committer Ann Example <ann@example.invalid> ${time} +0000`),
      data(Buffer.from(`change ${i}\n`)),
    );
    if (i > 0) parts.push(line(`from :${mark - 1}`));
    if (isMerge) parts.push(line(`merge :${1 + dice.below(mark - 2)}`));
    for (const path of gone) parts.push(line(`D ${path}`));
    for (const path of changed)
      parts.push(line(`M 100644 inline ${path}`), data(history.files.get(path) ?? Buffer.alloc(0)));
  }
  // What `side0` has alone is not reachable any more.
  parts.push(line('reset refs/heads/side0'), line('from :1'), line(''), line('done'));
  return Buffer.concat(parts);
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function data(content: Buffer): Buffer {
  return Buffer.concat([line(`data ${content.length}`), content, Buffer.from('\n')]);
}
