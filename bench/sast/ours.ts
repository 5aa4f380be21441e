// Scans a folder with the rules of a file: the program that is timed. ours.mjs RULES.yaml FOLDER OUTPUT [STORE]
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { loadParsers } from '../../conformance/load-parsers.ts';
import { Lines } from '../../src/core/lines.ts';
import { MemoryStore, type CompiledStore } from '../../src/engines/sast/formula/compiled-store.ts';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { aliengrepMode } from '../../src/engines/sast/modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { regexModeWith } from '../../src/engines/sast/modes/regex-mode.ts';
import { readSources } from '../../src/engines/sast/read-sources.ts';
import { RuleSet } from '../../src/engines/sast/scan/rule-set.ts';
import { scanText } from '../../src/engines/sast/scan/scan-text.ts';

// As the program's own entry does it.
setFlagsFromString('--interrupt-budget=1000000');
const [ruleFile = '', folder = '', output = '', storePath = ''] = process.argv.slice(2);
const { store, save } = storeAt(storePath);
const source = { path: 'rules.yaml', text: readFileSync(ruleFile, 'utf8'), tests: [] };
const { rules: sourced, digest } = readSources([source], [], store);
const rules = sourced.map(({ rule }) => rule);
const providers = [regexModeWith(store), genericMode(), aliengrepMode, treePatterns(loadParsers(), store)];
const memory = storePath === '' ? undefined : { store, digest };
const set = new RuleSet(rules, new FormulaCompiler(providers, [], store), memory);
const rows: string[] = [];
const problems = new Set<string>();
for (const path of filesIn(folder)) {
  const text = readFileSync(join(folder, path), 'utf8');
  if (text.slice(0, 8000).includes('\0')) continue;
  const reports = scanText(set, { path, text, now: Date.UTC(2024, 9, 24) });
  const lines = new Lines(text);
  for (const { rule, matches, problems: told } of reports) {
    for (const { start } of matches)
      rows.push(`${path}\t${lines.lineAt(start)}\t${rule.id.replace(/--\d+$/, '')}`);
    for (const problem of told) problems.add(`${rule.id}: ${problem}`);
  }
}
writeFileSync(
  output,
  [...new Set(rows)]
    .sort()
    .map((row) => `${row}\n`)
    .join(''),
);
for (const problem of problems) process.stderr.write(`partly: ${problem}\n`);
save();

function filesIn(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== '.semgrepignore')
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function storeAt(path: string): { readonly store: CompiledStore; readonly save: () => void } {
  if (path === '') return { store: new MemoryStore(), save: () => undefined };
  const known: readonly (readonly [string, string])[] = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : [];
  const values = new Map(known);
  const kept = {
    get: (key: string) => values.get(key),
    set: (key: string, value: string) => void values.set(key, value),
  };
  const write = (): void => {
    if (values.size !== known.length) writeFileSync(path, JSON.stringify([...values]));
  };
  return { store: kept, save: write };
}
