/**
 * Trains the rarity model of the secrets engine: how likely each symbol is after the two before it, in the words of public
 * source code. Usage, after `npm ci`: node tools/run.mjs tools/secrets/train-rarity.ts
 *
 * The text is the source, types and documentation of the packages below, as `npm ci` installs them from the lock file. Each
 * different word counts once, so that none of their texts can be read from the table. Each tenth word is kept aside; with
 * these and with texts drawn by chance the model is judged.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dice, alphabets } from '../../src/engines/secrets/dice.ts';
import { bitsPerStep } from '../../src/engines/secrets/rarity/rarity.ts';
import { symbolCount, symbolsOf } from '../../src/engines/secrets/rarity/symbols.ts';

const packages: readonly string[] =
  'zod yaml fast-check ajv vitest vite esbuild knip saxes smol-toml rolldown @types/node typescript-7 @typescript tree-sitter-java tree-sitter-php tree-sitter-scala tree-sitter-python tree-sitter-cpp tree-sitter-ruby tree-sitter-rust'.split(
    ' ',
  );
const counts = new Float64Array(symbolCount ** 3);
const words = [...wordsOf(packages)].sort();
const isAside = (index: number): boolean => index % 10 === 3;
for (const [index, word] of words.entries()) if (!isAside(index)) count(word);
const steps = quantised();
write();
judge();

function* filesOf(name: string): Iterable<string> {
  const root = join('node_modules', name);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    // Of parsers only the grammar and the documentation are written by people.
    if (entry.isFile() && /\.(?:[cm]?[jt]sx?|md|json|scm)$/.test(path) && !path.includes('/src/')) yield path;
  }
}

function wordsOf(names: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of names.flatMap((name) => [...filesOf(name)])) {
    const text = readFileSync(path, 'latin1');
    for (const [word] of text.matchAll(/[0-9A-Za-z_./:-]{5,60}/g)) if (isWritten(word)) all.add(word);
  }
  return all;
}

/** Leaves out what machines wrote: hashes, tables in base 64, minified names. */
function isWritten(word: string): boolean {
  const digits = word.replace(/[^0-9]/g, '').length;
  const changes = word.match(/[a-z][A-Z]|[A-Za-z][0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return digits <= word.length / 3 && changes <= 1 + word.length / 5;
}

function count(word: string): void {
  const symbols = symbolsOf(word);
  for (let i = 2; i < symbols.length; i++) {
    const at =
      ((symbols[i - 2] ?? 0) * symbolCount + (symbols[i - 1] ?? 0)) * symbolCount + (symbols[i] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
}

/** Bits of each symbol after two others, mixed with what follows one alone, in steps of four bits. */
function quantised(): Uint8Array {
  const after = new Float64Array(symbolCount ** 2);
  for (let at = 0; at < counts.length; at++)
    after[at % symbolCount ** 2] = (after[at % symbolCount ** 2] ?? 0) + (counts[at] ?? 0);
  const packed = new Uint8Array(Math.ceil(counts.length / 2));
  for (let pair = 0; pair < symbolCount ** 2; pair++) {
    const row = counts.subarray(pair * symbolCount, (pair + 1) * symbolCount);
    const single = after.subarray(
      (pair % symbolCount) * symbolCount,
      ((pair % symbolCount) + 1) * symbolCount,
    );
    const rowSum = sumOf(row);
    const singleSum = sumOf(single);
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      const wide = ((single[symbol] ?? 0) + 0.2) / (singleSum + 0.2 * symbolCount);
      const chance = ((row[symbol] ?? 0) + 10 * wide) / (rowSum + 10);
      const step = Math.min(15, Math.round(-Math.log2(chance) / bitsPerStep));
      const at = pair * symbolCount + symbol;
      packed[at >> 1] = (packed[at >> 1] ?? 0) | (at % 2 === 0 ? step : step << 4);
    }
  }
  return packed;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function write(): void {
  const lines =
    Buffer.from(steps)
      .toString('base64')
      .match(/.{1,400}/g) ?? [];
  writeFileSync(
    'src/engines/secrets/rarity/table.gen.ts',
    `/** Written by tools/secrets/train-rarity.ts from ${words.length} words of: ${packages.join(', ')}. */
export const rarityTable = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`,
  );
}

function judge(): void {
  const dice = new Dice(5);
  const aside = words.filter((word, index) => isAside(index) && word.length >= 12);
  show('words kept aside', aside);
  for (const [name, alphabet] of Object.entries(alphabets)) {
    for (const length of [12, 16, 24, 32]) {
      show(
        `${name} ${length}`,
        Array.from({ length: 2000 }, () => dice.text(alphabet, length)),
      );
    }
  }
}

function show(name: string, texts: readonly string[]): void {
  const bits = texts.map(bitsOf).sort((a, b) => a - b);
  const at = (share: number): string => (bits[Math.floor((bits.length - 1) * share)] ?? 0).toFixed(2);
  process.stdout.write(
    `${name}: n ${bits.length}, 1 % ${at(0.01)}, median ${at(0.5)}, 99 % ${at(0.99)}, 99.9 % ${at(0.999)}\n`,
  );
}

function bitsOf(text: string): number {
  const symbols = symbolsOf(text);
  let sum = 0;
  for (let i = 2; i < symbols.length; i++) {
    const at =
      ((symbols[i - 2] ?? 0) * symbolCount + (symbols[i - 1] ?? 0)) * symbolCount + (symbols[i] ?? 0);
    const byte = steps[at >> 1] ?? 0;
    sum += at % 2 === 0 ? byte & 15 : byte >> 4;
  }
  return (sum * bitsPerStep) / Math.max(1, symbols.length - 2);
}
