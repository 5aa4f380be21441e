import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { random, type Random } from '../crash/random.ts';

const words =
  'account balance branch buffer cache cart channel client color config count cursor customer date detail entry event field file filter flag group handler index input invoice item key label limit line list member message model name node number offset option order owner page parser path payment price profile query queue range record region report request result role route row rule sample schema score server session setting shape signal size slice source stage state status step store stream student subject summary table target task team term text theme thread ticket token total trace tree unit user value vector version view widget window worker zone'.split(
    ' ',
  );

/** How the languages share the files, by their extension. */
const kinds: readonly (readonly [
  extension: string,
  share: number,
  write: (chance: Random, lines: number) => string,
])[] = [
  [
    'ts',
    0.55,
    (chance, lines) =>
      script(
        chance,
        lines,
        (name) => [`export function ${name}(input: readonly string[]): number {`, '}'],
        '//',
      ),
  ],
  ['py', 0.2, (chance, lines) => script(chance, lines, (name) => [`def ${name}(input):`, ''], '#')],
  [
    'go',
    0.1,
    (chance, lines) => script(chance, lines, (name) => [`func ${name}(input []string) int {`, '}'], '//'),
  ],
  ['json', 0.05, json],
  ['md', 0.05, (chance, lines) => Array.from({ length: lines }, () => sentence(chance)).join('\n')],
  [
    'yaml',
    0.05,
    (chance, lines) =>
      Array.from({ length: lines }, () => `${word(chance)}_${word(chance)}: ${sentence(chance)}`).join('\n'),
  ],
];

/** Makes a committed tree of about `files` x `linesEach` lines of several languages; the same for the same seed. */
export function buildTree(root: string, files: number, linesEach: number): { readonly lines: number } {
  const chance = random(1);
  let lines = 0;
  for (let n = 0; n < files; n++) {
    const [extension, write] = kindOf(chance());
    // Many small files and a few large ones, as in real trees.
    const wanted = Math.max(5, Math.round(linesEach * -Math.log(1 - chance() * 0.98)));
    const path = join(root, folder(chance), folder(chance), `${word(chance)}-${n}.${extension}`);
    const text = `${write(chance, wanted)}\n`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    // An hour old: what was written a moment ago is looked at again, whatever was remembered.
    utimesSync(path, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
    lines += text.split('\n').length - 1;
  }
  commitAll(root);
  return { lines };
}

/** Makes a repository of the tree with one commit. */
export function commitAll(root: string): void {
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@test.invalid', ...args], {
      cwd: root,
      stdio: 'pipe',
    });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'all of it');
}

function kindOf(share: number): readonly [string, (chance: Random, lines: number) => string] {
  let left = share;
  for (const [extension, part, write] of kinds) {
    left -= part;
    if (left < 0) return [extension, write];
  }
  return ['md', sentence];
}

function word(chance: Random): string {
  return words[Math.floor(chance() * words.length)] ?? 'item';
}

/** Some 250 folders of two levels, so that each holds about eight files. */
function folder(chance: Random): string {
  return words[Math.floor(chance() * 16)] ?? 'item';
}

function sentence(chance: Random): string {
  return Array.from({ length: 4 + Math.floor(chance() * 9) }, () => word(chance)).join(' ');
}

function script(
  chance: Random,
  lines: number,
  around: (name: string) => readonly [string, string],
  comment: string,
): string {
  const out: string[] = [`${comment} ${sentence(chance)}`, ''];
  while (out.length < lines) {
    const [head, tail] = around(`${word(chance)}${Math.floor(chance() * 1e6)}`);
    const body = Array.from(
      { length: 3 + Math.floor(chance() * 12) },
      () => `  ${statement(chance, comment)}`,
    );
    out.push(head, ...body, '  return 0', tail, '');
  }
  return out.join('\n');
}

function statement(chance: Random, comment: string): string {
  const [a, b, c] = [word(chance), word(chance), word(chance)];
  const shapes = [
    `${a} = ${b}.${c}(${Math.floor(chance() * 1e4)})`,
    `${a}.push("${sentence(chance)}")`,
    `if (${a} > ${Math.floor(chance() * 100)}) ${b}("https://${c}.example.com/${a}/${Math.floor(chance() * 1e9).toString(36)}")`,
    `${comment} ${sentence(chance)}`,
    `${a}_${b} = ${c}[${Math.floor(chance() * 64)}] + "${Math.floor(chance() * 2 ** 32).toString(16)}"`,
  ];
  return shapes[Math.floor(chance() * shapes.length)] ?? '';
}

function json(chance: Random, lines: number): string {
  const entries = Array.from({ length: lines }, (_, n) => `  "${word(chance)}-${n}": "${sentence(chance)}"`);
  return `{\n${entries.join(',\n')}\n}`;
}
