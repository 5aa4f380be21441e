import type { Value } from './expression.ts';

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

/** A day `2024-10-31` as seconds since 1970 at midnight UTC; undefined when there is no such day. */
export function dateOf(text: string): Value | undefined {
  const match = isoDay.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return { kind: 'float', value: date.getTime() / 1000 };
}

const second = 1000;
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: second,
  m: 60 * second,
  h: 3_600 * second,
  d: 86_400 * second,
  w: 7 * 86_400 * second,
  y: 365 * 86_400 * second,
};

/** A duration such as `1h30m` in milliseconds; undefined when it is none. */
export function durationOf(text: string): Value | undefined {
  if (!/^(?:\d{1,12}(?:ms|[smhdwy]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit = ''] of text.matchAll(/(\d+)(ms|[smhdwy])/g))
    total += Number(count) * (units[unit] ?? 0);
  return Number.isSafeInteger(total) ? { kind: 'int', value: BigInt(total) } : undefined;
}
