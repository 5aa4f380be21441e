import type { Value } from './expression.ts';

const integer = /^\d+$/;
const prefixed = /^0[xX][0-9a-fA-F]+$|^0[oO][0-7]+$|^0[bB][01]+$/;
const float = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const digitsMax = 400;

/** A number as programming languages write it: `0x1f`, `0o17`, `1_000`, `10L`, `1.5e3`; undefined when it is none. */
export function numberOf(written: string): Value | undefined {
  if (written.length > digitsMax) return undefined;
  const negative = written.startsWith('-');
  const text = written.replaceAll('_', '').replace(/^[-+]/, '');
  const whole = integerOf(text.replace(/(?<=\d)[uUlL]{1,3}$/, ''));
  if (whole !== undefined) return { kind: 'int', value: negative ? -whole : whole };
  if (!float.test(text)) return undefined;
  return { kind: 'float', value: negative ? -Number(text) : Number(text) };
}

/** A whole number in a base of 2 to 36 (0: as its prefix says); undefined when the text is none. */
export function integerIn(written: string, base: number): bigint | undefined {
  const text = written.trim().replaceAll('_', '');
  if (base === 0 || base === 10) {
    const value = numberOf(text);
    return value?.kind === 'int' ? value.value : undefined;
  }
  if (base < 2 || base > 36 || text.length > digitsMax) return undefined;
  const negative = text.startsWith('-');
  let value = 0n;
  const digits = text.replace(/^[-+]/, '').replace(/^0[xXoObB]/, '');
  for (const digit of digits) {
    const number = Number.parseInt(digit, 36);
    if (Number.isNaN(number) || number >= base) return undefined;
    value = value * BigInt(base) + BigInt(number);
  }
  if (digits === '') return undefined;
  return negative ? -value : value;
}

function integerOf(text: string): bigint | undefined {
  if (integer.test(text)) return BigInt(text);
  return prefixed.test(text) ? BigInt(text.toLowerCase()) : undefined;
}
