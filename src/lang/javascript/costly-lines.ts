import { limits } from '../../core/limits.ts';

/**
 * Whether errors in this text could cost more than it is worth. For each error the native parser makes a text that holds the whole
 * line, so a line of `return;return;…` costs its length times its errors: 28,000 characters took 2.9 s and 250 MB, a few times that
 * ends the process. An error takes at least a character; seven are the shortest statement that makes one.
 */
export function hasCostlyLines(text: string): boolean {
  let cost = 0;
  for (let from = 0; from < text.length;) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    cost += (end - from) * errorsIn(text, from, end);
    if (cost > limits.scriptErrorBytes) return true;
    from = end + 1;
  }
  return false;
}

/** Short lines are not looked into: whatever they hold costs little. */
const shortLine = 2_000;

function errorsIn(text: string, from: number, end: number): number {
  if (end - from < shortLine) return 1;
  let backslashes = 0;
  for (let at = text.indexOf('\\', from); at >= 0 && at < end; at = text.indexOf('\\', at + 2))
    backslashes += 1;
  return Math.max(backslashes, (end - from) / 7);
}
