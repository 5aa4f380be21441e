import type { Given } from './evaluate-call.ts';
import { anyKey, clean, type Cell, type Cells } from './cell.ts';

/** What a call gives at a place; `at` counts arguments without a name. Behind a spread one any place may be meant. */
export function placed(cells: Cells, { call, arguments: values }: Given, at: number): Cell {
  let [found, next, isSure] = [clean, 0, true];
  for (const [n, { name, spread, keyed }] of call.arguments.entries()) {
    if (name !== '' || keyed === true) continue;
    const value = values[n] ?? clean;
    if (at >= next && spread) {
      const element = isSure ? cells.field(value, String(at - next)) : cells.element(value);
      found = cells.join(found, element);
    } else if (isSure ? at === next : at >= next) found = cells.join(found, value);
    if (spread) isSure = false;
    else next++;
  }
  return found;
}

/** What a call gives from a place on, as a list. */
export function restFrom(cells: Cells, given: Given, at: number): Cell {
  const { call, arguments: values } = given;
  const plain = call.arguments.flatMap(({ name, spread, keyed }, n) =>
    name === '' && keyed !== true ? [{ spread, value: values[n] ?? clean }] : [],
  );
  const spread = plain.findIndex((one) => one.spread);
  let list = clean;
  const last = spread < 0 ? plain.length : spread;
  for (let n = at; n < last; n++)
    list = cells.withField(list, String(n - at), plain[n]?.value ?? clean, false);
  if (spread < 0) return list;
  if (spread === plain.length - 1 && spread === at) return plain[spread]?.value ?? clean;
  for (const { spread: isSpread, value } of plain.slice(spread))
    list = cells.withField(list, anyKey, isSpread ? cells.element(value) : value, true);
  return list;
}

/** What a call gives by name among others (`**values`). */
export function byName(cells: Cells, { call, arguments: values }: Given, name: string): Cell {
  let found = clean;
  for (const [n, { keyed }] of call.arguments.entries())
    if (keyed === true) found = cells.join(found, cells.field(values[n] ?? clean, name));
  return found;
}
