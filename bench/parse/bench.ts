// Speed of parse, decode and lowering per language: node tools/run.mjs bench/parse/bench.ts FOLDER... (local checkouts).
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { isLanguage, languageOf, languages } from '../../src/lang/index.ts';
import { treeSitterLanguages, type LanguageId } from '../../src/lang/languages.ts';
import { compileTable } from '../../src/lang/lower/compiled-table.ts';
import { lowerTree } from '../../src/lang/lower/lower-tree.ts';
import { Symbols } from '../../src/lang/tree/symbols.ts';
import { GrammarParser } from '../../src/lang/tree-sitter/grammar-parser.ts';
import { loadWasm } from '../../tests/load-wasm.ts';

const maxBytes = 4_000_000;
const rounds = 3;

function* filesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') yield* filesOf(path);
    if (entry.isFile() && extname(path) !== '') yield path;
  }
}

const cpuMs = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const tables = new Map<string, ReturnType<typeof compileTable>>();
const texts = new Map<string, string[]>();
for (const folder of process.argv.slice(2)) {
  for (const path of filesOf(folder)) {
    const language = languageOf(path);
    if (language === undefined || !isLanguage(language)) continue;
    const list = texts.get(language) ?? [];
    list.push(readFileSync(path, 'utf8'));
    texts.set(language, list);
  }
}

console.log('language     files    KB   parse MB/s  all MB/s  (decode+lower)/parse  nodes  errors');
for (const language of languages) {
  if (!Object.hasOwn(treeSitterLanguages, language)) continue;
  const spec = treeSitterLanguages[language as LanguageId];
  const all = texts.get(language) ?? [];
  let size = 0;
  const files = all.filter((text) => text.length < 1_000_000 && (size += text.length) <= maxBytes);
  const bytes = files.reduce((sum, text) => sum + text.length, 0);
  if (bytes === 0) continue;
  const parser = new GrammarParser(loadWasm);
  const samples: { parse: number; rest: number }[] = [];
  let nodes = 0;
  let broken = 0;
  for (let round = 0; round <= rounds; round++) {
    nodes = 0;
    broken = 0;
    const sample = { parse: 0, rest: 0 };
    const symbols = new Symbols();
    for (const text of files) {
      const before = cpuMs();
      parser.parseOnly(spec.grammar, text);
      const middle = cpuMs();
      const decoded = parser.parse(spec.grammar, text);
      if (decoded.kind !== 'tree') continue;
      const table = compiled(spec, decoded.tree.grammar);
      const { tree } = lowerTree(decoded.tree, table, {
        language,
        symbols,
        place: { from: 0, to: text.length, framed: false },
      });
      const after = cpuMs();
      sample.parse += middle - before;
      sample.rest += after - middle - (middle - before);
      nodes += tree.count;
      if (tree.errors.length > 0) broken++;
    }
    if (round > 0) samples.push(sample);
  }
  const parse = median(samples.map((sample) => sample.parse));
  const rest = median(samples.map((sample) => sample.rest));
  const rate = (ms: number): string => (bytes / 1_000 / ms).toFixed(1).padStart(9);
  console.log(
    language.padEnd(12),
    String(files.length).padStart(5),
    String(Math.round(bytes / 1024)).padStart(6),
    rate(parse),
    rate(parse + rest),
    `${Math.round((100 * rest) / parse)} %`.padStart(12),
    String(nodes).padStart(12),
    String(broken).padStart(6),
  );
}

function compiled(
  spec: (typeof treeSitterLanguages)[LanguageId],
  grammar: Parameters<typeof compileTable>[1],
): ReturnType<typeof compileTable> {
  const known = tables.get(spec.id);
  if (known !== undefined && known.grammar === grammar) return known;
  const table = compileTable(spec.table, grammar);
  tables.set(spec.id, table);
  return table;
}
