import { once } from '../once.ts';
import { symbolCount, symbolsOf } from './symbols.ts';
import { rarityTable } from './table.gen.ts';

/** Bits that one step of the table stands for. */
export const bitsPerStep = 0.75;

const steps = once(() => Buffer.from(rarityTable, 'base64'));

/**
 * How surprising a text is beside the words of public source code, in bits for each symbol: words have about four,
 * what was drawn by chance seven and more. Measured by tools/secrets/train-rarity.ts.
 */
export function rarityOf(text: string): number {
  const symbols = symbolsOf(text);
  let sum = 0;
  for (let i = 2; i < symbols.length; i++) {
    const pair = (symbols[i - 2] ?? 0) * symbolCount + (symbols[i - 1] ?? 0);
    sum += stepAt(pair * symbolCount + (symbols[i] ?? 0));
  }
  return symbols.length === 2 ? 0 : (sum * bitsPerStep) / (symbols.length - 2);
}

/** Two steps of four bits a byte. */
function stepAt(index: number): number {
  const byte = steps()[index >> 1] ?? 0;
  return index % 2 === 0 ? byte & 15 : byte >> 4;
}

/** Whether a text is rarer than all but a few of the names, paths and words of programs. */
export function isRare(text: string): boolean {
  return rarityOf(text) >= rareBits;
}

/** Above it are 1 in 500 of the words in code that the model was not trained on, and 99 in 100 of texts drawn by chance. */
const rareBits = 5.6;
