import { toolbox } from './toolbox.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtEngines } from '../src/app/engines.ts';
import { globalFlags } from '../src/cli/arguments.ts';
import type { Command } from '../src/cli/command.ts';
import { commandNames, loadCommand } from '../src/cli/commands.ts';
import { exitCodes } from '../src/core/exit-code.ts';
import { globMatches } from '../src/core/glob.ts';
import { engineIds } from '../src/core/ids.ts';
import { readModel } from '../src/model/read.ts';

const leftOut =
  /(?:^|\/)(?:node_modules|dist|\.git|\.demo|\.bench|\.holdfast|reports|fixtures)\/|\/rules\/[^/]+\/(?:bad|ok)\//;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (leftOut.test(`${path}/`)) return [];
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

const files = filesBelow('.');
const pages = files
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

function page(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Stretches of code: spans in back-ticks, and the lines of fenced blocks. */
function codeIn(text: string): readonly string[] {
  const fences = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap((match) =>
    (match[1] ?? '').split('\n'),
  );
  const prose = text.replace(/^```[^\n]*\n[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...spans, ...fences];
}

/** Paths of this repository among the spans of a page: those that begin with a folder it has. */
const rooted =
  /^(?:src|tests|tools|bench|docs|examples|schema|conformance|\.ci|\.github)(?:\/[\w@.*{},-]+)*\/?$/;

function isThere(from: string, path: string): boolean {
  const bare = path.replace(/\/$/, '');
  // The sample service has pages of its own, which speak of its folders.
  const home = from.startsWith('examples/') ? from.split('/').slice(0, 2).join('/') : '';
  return ['', home].some((folder) => {
    const full = folder === '' ? bare : `${folder}/${bare}`;
    return /[*{]/.test(full) ? files.some((file) => globMatches(full, file)) : existsSync(full);
  });
}

describe('every path in the documentation exists', () => {
  test.each(pages)('$path', ({ path, text }) => {
    const paths = [...text.matchAll(/`([^`\n]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((span) => rooted.test(span));
    expect(paths.filter((one) => !isThere(path, one))).toEqual([]);
  });
});

function anchorsOf(text: string): ReadonlySet<string> {
  const heads = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return new Set(
    heads.map((head) =>
      head
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe('every link in the documentation leads somewhere', () => {
  test.each(pages)('$path', ({ path, text }) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [target = '', anchor] = link.split('#');
      const file = target === '' ? path : normalize(join(dirname(path), target));
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(page(file)).has(anchor);
    });
    expect(broken).toEqual([]);
  });
});

const commands = new Map<string, Command>();
for (const name of commandNames) {
  const command = await loadCommand(name);
  if (command !== undefined) commands.set(name, command);
}

const everyFlag = new Set(
  [...commands.values()].flatMap(({ flags }) => Object.keys(flags)).concat(Object.keys(globalFlags)),
);

/** What is wrong with the calls of `holdfast` in a stretch of code; nothing when there are none. */
function wrongCalls(code: string): readonly string[] {
  const calls = [
    ...code.matchAll(/(?:(?:^|[\s(])holdfast|\/holdfast\.cjs) ([a-z][a-z-]*)((?: [^|&;#)]*)?)/g),
  ];
  return calls.flatMap((match) => {
    const [name = '', rest = ''] = [match[1], match[2]];
    if (name === 'help') return [];
    const command = commands.get(name);
    if (command === undefined) return [`there is no command ${name}: ${code}`];
    const flags = { ...globalFlags, ...command.flags };
    const unknown = [...rest.matchAll(/(?<=\s)--([a-z][a-z-]*)/g)].filter(
      (flag) => !Object.hasOwn(flags, flag[1] ?? ''),
    );
    const action = /^ ([a-z][a-z-]*)(?=\s|$)/.exec(rest)?.[1];
    const strange =
      action !== undefined && command.actions !== undefined && !command.actions.includes(action);
    return [
      ...unknown.map((flag) => `holdfast ${name} has no ${flag[0]}: ${code}`),
      ...(strange ? [`holdfast ${name} has no ${action}: ${code}`] : []),
    ];
  });
}

describe('every command and flag in the documentation exists', () => {
  test.each(pages)('$path', ({ text }) => {
    const code = codeIn(text);
    expect(code.flatMap(wrongCalls)).toEqual([]);
    const alone = code.flatMap((span) => /^--([a-z][a-z-]*)(?:[ =]|$)/.exec(span)?.[1] ?? []);
    const others = new Set(['ignore-scripts', 'upload-pack', 'version']);
    expect(alone.filter((flag) => !everyFlag.has(flag) && !others.has(flag))).toEqual([]);
  });

  test('a slip is seen', () => {
    expect(wrongCalls('holdfast scna')).toHaveLength(1);
    expect(wrongCalls('x && node dist/holdfast.cjs scan --al .')).toHaveLength(1);
    expect(wrongCalls('holdfast model draw')).toHaveLength(1);
    expect(wrongCalls('holdfast scan PATH --all | head')).toEqual([]);
  });
});

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(page('package.json'));

describe('what the documentation says of npm', () => {
  test.each(pages.filter(({ path }) => !path.startsWith('examples/')))('$path', ({ text }) => {
    const named = codeIn(text).flatMap((code) =>
      [...code.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].map((match) => match[1] ?? ''),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('the two commands of the README are the ones that CI runs', () => {
    const blocks = [...page('README.md').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) =>
      (match[1] ?? '').trim(),
    );
    expect(blocks.slice(0, 2)).toEqual([
      'npm ci && npm ci --prefix examples/file-upload && npm run demo',
      'npm ci && npm test',
    ]);
    const run = page('.ci/run');
    for (const part of ['npm ci --no-audit', '--prefix examples/file-upload', 'npm run demo', '\nnpm test\n'])
      expect(run).toContain(part);
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(['demo', 'test', 'check', 'picture', 'test:report']),
    );
  });
});

test('pages keep their length', () => {
  const lines = (path: string): number => page(path).trimEnd().split('\n').length;
  expect(lines('README.md')).toBeLessThanOrEqual(120);
  expect(lines('ARCHITECTURE.md')).toBeLessThanOrEqual(200);
  const decisions = pages.filter(({ path }) => /^docs\/decisions\/\d/.test(path));
  expect(decisions.length).toBeGreaterThanOrEqual(9);
  expect(decisions.filter(({ path }) => lines(path) > 45)).toEqual([]);
});

describe('facts in the documentation', () => {
  const readme = page('README.md');

  test('the README says how many rules an engine has', () => {
    for (const { id, rules } of toolbox().engines) {
      const row = readme.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
      const said = / (?:(over) )?(\d+) rules/.exec(row ?? '');
      if (rules.length > 1) expect(said, id).not.toBeNull();
      // A pack that grows is told in round numbers.
      if (said?.[1] === 'over') expect(rules.length, id).toBeGreaterThan(Number(said[2]));
      else if (rules.length > 1) expect(Number(said?.[2]), id).toBe(rules.length);
      expect(row, id).toContain('built');
    }
  });

  test('the README tells which engines are not built, and no other', () => {
    const rows = readme
      .split('\n')
      .filter((line) => line.startsWith('|') && line.endsWith('| not built yet |'));
    const told = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([a-z]+)`/g)].map((match) => match[1]),
    );
    const built = new Set<string>(builtEngines);
    expect(told.toSorted()).toEqual(engineIds.filter((id) => !built.has(id)).toSorted());
  });

  test('every exit code is explained', () => {
    for (const path of ['README.md', 'docs/manual/exit-codes.md']) {
      const text = page(path);
      for (const code of Object.values(exitCodes))
        expect(text, path).toMatch(new RegExp(`^\\|[ \\d,]*\\b${code}\\b[ \\d,]*\\|`, 'm'));
    }
  });

  test('the model in the manual is read without an error', () => {
    const text = /```yaml\n([\s\S]*?)```/.exec(page('docs/manual/threat-model.md'))?.[1] ?? '';
    const { model, diagnostics } = readModel(text, 'threat-model.yaml', () => undefined);
    expect(diagnostics).toEqual([]);
    expect(model?.mitigations).toHaveLength(1);
  });

  test('the inputs of the action are the documented ones', () => {
    const action: { inputs: Record<string, unknown> } = parse(page('action.yml'));
    const rows = [...page('docs/manual/ci.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
    expect(rows).toEqual(Object.keys(action.inputs));
  });
});
