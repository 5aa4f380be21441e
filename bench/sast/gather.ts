import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRuleFile } from '../../src/engines/sast/rule-test/test-files.ts';
import { readRules } from '../../src/formats/semgrep/read-rules.ts';
import { languagesOfFile } from '../../src/engines/sast/scan/file-languages.ts';
import { plainOf } from '../../src/formats/semgrep/yaml-node.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';
import type { SemgrepRule } from '../../src/formats/semgrep/rule.ts';
import type { FileSet } from './sets.ts';

export interface Gathered {
  readonly folder: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  /** Checkouts that were not there. */
  readonly absent: readonly string[];
}

const bytesMax = 1_000_000;

/** Copies the source files of a set, so that both engines see the same files and no ignore file hides some. */
export function gatherFiles(set: FileSet, checkouts: string, into: string): Gathered {
  const absent = set.checkouts.filter(({ name }) => !existsSync(join(checkouts, name)));
  const there = set.checkouts.filter(({ name }) => existsSync(join(checkouts, name)));
  const found = there.map(({ name }) => sourcesOf(checkouts, name));
  const chosen =
    set.most === undefined ? found.flat() : found.flatMap((all) => spread(all, quota(set, there)));
  mkdirSync(into, { recursive: true });
  // An empty file: else the peer leaves out tests and more.
  writeFileSync(join(into, '.semgrepignore'), '');
  let [lines, bytes] = [0, 0];
  for (const path of chosen) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    cpSync(join(checkouts, path), join(into, path));
    const content = readFileSync(join(checkouts, path));
    bytes += content.length;
    for (const byte of content) if (byte === 10) lines++;
  }
  return { folder: into, files: chosen.length, lines, bytes, absent: absent.map(({ name }) => name) };
}

function quota({ most = 0 }: FileSet, there: readonly unknown[]): number {
  return Math.ceil(most / Math.max(1, there.length));
}

function sourcesOf(checkouts: string, name: string): readonly string[] {
  return readdirSync(join(checkouts, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/') && !path.includes('/node_modules/'))
    .filter((path) => languagesOfFile(path, '').length > 0 && statSync(path).size <= bytesMax)
    .map((path) => path.slice(checkouts.length + 1))
    .sort();
}

function spread(all: readonly string[], most: number): readonly string[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] ?? '');
}

export interface GatheredRules {
  readonly count: number;
  /** Reason -> number of rules that are left out for it. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** All rules in one file of JSON: reading a folder of many files takes the peer minutes. */
  readonly single: string;
}

/** Writes the search rules that both engines can run into one file; `cannot` says why one engine cannot run a rule. */
export function gatherRules(
  checkout: string,
  into: string,
  cannot: (rule: SemgrepRule) => string | undefined,
): GatheredRules {
  const all: { readonly [key: string]: unknown }[] = [];
  const ids = new Map<string, number>();
  const leftOut = new Map<string, number>();
  const paths = readdirSync(checkout, { recursive: true, encoding: 'utf8' }).sort();
  for (const path of paths.filter((one) => isRuleFile(one) && !one.startsWith('.'))) {
    const text = readFileSync(join(checkout, path), 'utf8');
    if (!/^\s*-?\s*rules:/m.test(text)) continue;
    const document = readYaml(text);
    const [root] = document.nodes;
    if (root === undefined) continue;
    const { rules, notes } = readRules(path, text, document);
    for (const rule of rulesIn(plainOf(root))) {
      const id = String(rule['id']);
      const read = rules.find((one) => one.id === id);
      const refused = notes.some((note) => note.rule === id && note.effect !== 'key-ignored');
      const reason = reasonToLeaveOut(refused ? undefined : read, cannot);
      if (reason !== undefined) {
        leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
        continue;
      }
      const before = ids.get(id) ?? 0;
      ids.set(id, before + 1);
      all.push({ ...rule, id: before === 0 ? id : `${id}--${before}` });
    }
  }
  const single = `${into}.yaml`;
  writeFileSync(single, JSON.stringify({ rules: all }));
  return { count: all.length, leftOut, single };
}

function reasonToLeaveOut(
  rule: SemgrepRule | undefined,
  cannot: (rule: SemgrepRule) => string | undefined,
): string | undefined {
  if (rule === undefined) return 'has a key that is not honoured here';
  if (rule.mode.kind !== 'search') return `${rule.mode.kind} mode`;
  const foreign = rule.languages.find((one) => peerLacks.has(one));
  return foreign === undefined ? cannot(rule) : `the peer needs a plug-in for ${foreign}`;
}

/** As the free peer says of each rule: "Missing plugin". */
const peerLacks: ReadonlySet<string> = new Set(['apex', 'elixir']);

function rulesIn(document: unknown): readonly { readonly [key: string]: unknown }[] {
  const isRule = (one: unknown): one is { readonly [key: string]: unknown } =>
    typeof one === 'object' && one !== null;
  const rules: unknown = isRule(document) ? document['rules'] : undefined;
  return Array.isArray(rules) ? rules.filter(isRule) : [];
}
