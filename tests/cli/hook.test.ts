import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { labs, type Lab } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());

const secret = forged('github-token');
const other = forged('npm-token');

interface GitRan {
  readonly code: number | null;
  readonly text: string;
}

/** Runs git as a developer does; its hooks are ours. */
function git(lab: Lab, ...args: readonly string[]): GitRan {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: lab.root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.test',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.test',
  };
  const ran = spawnSync('git', args, { cwd: lab.root, env, encoding: 'utf8' });
  return { code: ran.status, text: `${ran.stdout}${ran.stderr}` };
}

async function hooked(hook: string): Promise<Lab> {
  const lab = all.repo({ 'README.md': 'shop\n' });
  expect((await lab.holdfast(['hook', 'install', hook])).code).toBe(0);
  return lab;
}

function stage(lab: Lab, files: Readonly<Record<string, string>>): GitRan {
  lab.write(files);
  git(lab, 'add', '-A');
  return git(lab, 'commit', '-m', 'work');
}

describe('pre-commit', () => {
  test('a clean commit goes through, and says how much was looked at', async () => {
    const lab = await hooked('pre-commit');
    const { code, text } = stage(lab, { 'a.txt': 'hello\n' });
    expect([code, text.includes('looked at 6 bytes in 1 of 1 file')]).toEqual([0, true]);
  });

  test('a secret stops it, is named with its place, and is not shown', async () => {
    const lab = await hooked('pre-commit');
    const { code, text } = stage(lab, { 'a.env': `\nTOKEN=${secret}\n` });
    expect(code).not.toBe(0);
    expect(text).toContain('a.env:2  secrets/github-token');
    expect(text).not.toContain(secret);
  });

  test('what is staged counts, not what lies in the folder', async () => {
    const lab = await hooked('pre-commit');
    lab.write({ 'a.env': `TOKEN=${secret}\n` });
    git(lab, 'add', '-A');
    lab.write({ 'a.env': 'TOKEN=\n' });
    expect(git(lab, 'commit', '-m', 'work').code).not.toBe(0);
  });

  test('an old secret in a file that is changed elsewhere does not stop it; one more does', async () => {
    const lab = all.repo({ 'a.env': `TOKEN=${secret}\n\n\n\n` });
    await lab.holdfast(['hook', 'install']);
    expect(stage(lab, { 'a.env': `TOKEN=${secret}\n\n\nNAME=x\n` }).code).toBe(0);
    expect(stage(lab, { 'a.env': `TOKEN=${secret}\nSECOND=${other}\n\nNAME=x\n` }).code).not.toBe(0);
  });

  test('a part of the work, committed by its paths, uses the index that git made for it', async () => {
    const lab = await hooked('pre-commit');
    stage(lab, { 'a.txt': 'a\n', 'b.txt': 'b\n' });
    lab.write({ 'a.txt': 'more\n', 'b.txt': `TOKEN=${secret}\n` });
    expect(git(lab, 'commit', '-m', 'part', 'a.txt').code).toBe(0);
    expect(git(lab, 'commit', '-a', '-m', 'all').code).not.toBe(0);
  });

  test('comments silence and are shown: our own with a reason, and those of other tools', async () => {
    const lab = await hooked('pre-commit');
    const own = `TOKEN=${secret} # holdfast-ignore: secrets/github-token reason="revoked, for a test"\n`;
    const { code, text } = stage(lab, { 'a.env': own, 'b.env': `TOKEN=${other} # gitleaks:allow\n` });
    expect(code).toBe(0);
    expect(text).toContain('silenced by holdfast-ignore  a.env:1');
    expect(text).toContain('silenced by gitleaks:allow  b.env:1');
  });

  test('binary content is looked at or said to be left out, and nothing looked at is no pass', async () => {
    const lab = await hooked('pre-commit');
    lab.write({ 'a.bin': '' });
    writeFileSync(join(lab.root, 'big.bin'), Buffer.alloc(11 * 1024 * 1024, 1));
    git(lab, 'add', 'big.bin');
    const { code, text } = git(lab, 'commit', '-m', 'big');
    expect(code).not.toBe(0);
    expect(text).toContain('none of it was looked at');
  });

  const pngMagic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

  test('a picture alone goes through, and is not said to be looked at', async () => {
    const lab = await hooked('pre-commit');
    writeFileSync(
      join(lab.root, 'logo.png'),
      Buffer.concat([pngMagic, Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * n * 31 + n) % 256))]),
    );
    git(lab, 'add', '-A');
    const { code, text } = git(lab, 'commit', '-m', 'logo');
    expect([code, text.includes('not looked at  logo.png'), text.includes('0 bytes in 0 of 1 file')]).toEqual(
      [0, true, true],
    );
  });

  test('a file inside an archive is looked at, also where the archive was there before', async () => {
    const lab = await hooked('pre-commit');
    writeFileSync(join(lab.root, 'a.env.gz'), gzipSync('TOKEN=\n'));
    git(lab, 'add', '-A');
    expect(git(lab, 'commit', '-m', 'archive').code).toBe(0);
    writeFileSync(join(lab.root, 'a.env.gz'), gzipSync(`\n\n\n\n\n\nTOKEN=${secret}\n`));
    git(lab, 'add', '-A');
    expect(git(lab, 'commit', '-m', 'archive').code).not.toBe(0);
  });

  test('more files than are read ahead, each once', async () => {
    const lab = await hooked('pre-commit');
    const files = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`f/${n}.txt`, `${n}\n`]));
    const { code, text } = stage(lab, { ...files, 'f/last.env': `TOKEN=${secret}\n` });
    expect([code === 0, text.includes('f/last.env:1'), text.includes('151 of 151 files')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('removed files alone bring no content', async () => {
    const lab = await hooked('pre-commit');
    git(lab, 'rm', '-q', 'README.md');
    const { code, text } = git(lab, 'commit', '-m', 'less');
    expect([code, text.includes('nothing to look at')]).toEqual([0, true]);
  });

  test('a first commit, an added work tree, and SHA-256', async () => {
    const lab = all.plain({ 'a.env': `TOKEN=${secret}\n` });
    git(lab, 'init', '-q', '--object-format=sha256');
    await lab.holdfast(['hook', 'install']);
    git(lab, 'add', '-A');
    expect(git(lab, 'commit', '-m', 'first').code).not.toBe(0);
    const main = await hooked('pre-commit');
    git(main, 'worktree', 'add', '-q', join(main.root, 'side'));
    const side = all.at(join(main.root, 'side'));
    expect(stage(side, { 'a.env': `TOKEN=${secret}\n` }).code).not.toBe(0);
    expect(stage(side, { 'a.env': 'TOKEN=\n' }).code).toBe(0);
  });

  test('the settings of the repository start nothing', async () => {
    const lab = await hooked('pre-commit');
    const proof = join(lab.root, 'started');
    const script = join(lab.root, 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${proof}'\ncat\n`, { mode: 0o755 });
    lab.write({ '.gitattributes': '*.env diff=evil\n', 'a.env': `A=1\nTOKEN=${secret}\n` });
    git(lab, 'add', '-A');
    for (const key of ['diff.evil.textconv', 'diff.evil.command', 'core.fsmonitor', 'diff.external'])
      git(lab, 'config', key, script);
    // Started by itself: `git commit` would start the settings of its own accord.
    const ran = spawnSync(process.execPath, [resolve('dist/hook.cjs'), 'pre-commit'], { cwd: lab.root });
    expect(ran.status).toBe(1);
    expect(() => readFileSync(proof)).toThrow();
  });
});

describe('pre-push and pre-receive', () => {
  const remote = (): string => {
    const folder = all.folder();
    spawnSync('git', ['init', '-q', '--bare', '-b', 'main', folder]);
    return folder;
  };

  test('a secret that a later commit takes out again stops the push', async () => {
    const lab = all.repo({ 'a.txt': 'a\n' });
    git(lab, 'remote', 'add', 'origin', remote());
    expect(git(lab, 'push', '-q', 'origin', 'main').code).toBe(0);
    await lab.holdfast(['hook', 'install', 'pre-push']);
    stage(lab, { 'a.env': `TOKEN=${secret}\n` });
    stage(lab, { 'a.env': 'TOKEN=\n' });
    const { code, text } = git(lab, 'push', 'origin', 'main');
    expect(code).not.toBe(0);
    expect(text).toMatch(/a\.env:1 {2}secrets\/github-token.*\(commit [0-9a-f]{12}\)/);
    expect(text).not.toContain(secret);
  });

  test('what the remote has already does not stop a push', async () => {
    const lab = all.repo({ 'a.env': `TOKEN=${secret}\n` });
    git(lab, 'remote', 'add', 'origin', remote());
    git(lab, 'push', '-q', 'origin', 'main');
    await lab.holdfast(['hook', 'install', 'pre-push']);
    stage(lab, { 'b.txt': 'b\n' });
    expect(git(lab, 'push', 'origin', 'main').code).toBe(0);
  });

  test('content of a merge itself is looked at', async () => {
    const lab = all.repo({ 'a.txt': 'a\n' });
    git(lab, 'remote', 'add', 'origin', remote());
    git(lab, 'push', '-q', 'origin', 'main');
    await lab.holdfast(['hook', 'install', 'pre-push']);
    git(lab, 'checkout', '-q', '-b', 'side');
    stage(lab, { 'side.txt': 'side\n' });
    git(lab, 'checkout', '-q', 'main');
    stage(lab, { 'main.txt': 'main\n' });
    git(lab, 'merge', '-q', '--no-ff', '--no-commit', 'side');
    lab.write({ 'side.txt': `side\nTOKEN=${secret}\n` });
    git(lab, 'add', '-A');
    git(lab, 'commit', '-q', '-m', 'merge');
    const { code, text } = git(lab, 'push', 'origin', 'main');
    expect([code === 0, text.includes('side.txt:2')]).toEqual([false, true]);
  });

  test('a server refuses it while it lies in quarantine, whatever comments came with it', async () => {
    const server = remote();
    const lab = all.repo({ 'a.txt': 'a\n' });
    git(lab, 'remote', 'add', 'origin', server);
    git(lab, 'push', '-q', 'origin', 'main');
    await lab.holdfast(['hook', 'install', 'pre-receive']);
    mkdirSync(join(server, 'hooks'), { recursive: true });
    renameSync(join(lab.root, '.git/hooks/pre-receive'), join(server, 'hooks/pre-receive'));
    stage(lab, { 'b.txt': 'b\n' });
    const clean = git(lab, 'push', 'origin', 'main');
    expect([clean.code, clean.text.includes('looked at 2 bytes')]).toEqual([0, true]);
    stage(lab, { 'a.env': `TOKEN=${secret} # gitleaks:allow\n` });
    const { code, text } = git(lab, 'push', 'origin', 'main');
    expect([code === 0, text.includes('a.env:1'), text.includes(secret)]).toEqual([false, true, false]);
  });
});

describe('hook install', () => {
  test('a hook of somebody else stays, and the line to add is told', async () => {
    const lab = all.repo();
    mkdirSync(join(lab.root, '.git/hooks'), { recursive: true });
    writeFileSync(join(lab.root, '.git/hooks/pre-commit'), '#!/bin/sh\nmake lint\n');
    const ran = await lab.holdfast(['hook', 'install']);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('add to it:');
    expect(readFileSync(join(lab.root, '.git/hooks/pre-commit'), 'utf8')).toBe('#!/bin/sh\nmake lint\n');
    expect((await lab.holdfast(['hook', 'remove'])).out).toContain('somebody else wrote');
  });

  test('installing twice changes nothing, and remove takes it away', async () => {
    const lab = await hooked('pre-commit');
    expect((await lab.holdfast(['hook', 'install'])).out).toContain('is already there');
    expect((await lab.holdfast(['hook', 'remove'])).out).toContain('pre-commit: removed');
    expect(() => readFileSync(join(lab.root, '.git/hooks/pre-commit'))).toThrow();
  });

  test.each([[['hook']], [['hook', 'mend']], [['hook', 'install', 'post-commit']]])(
    '%j is a usage error',
    async (args) => {
      expect((await all.repo().holdfast(args)).code).toBe(2);
    },
  );
});
