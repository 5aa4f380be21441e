import { forTerminal } from '../core/sanitise.ts';
import type { Call } from './command.ts';

/** Tells on standard error what is going on: one line that replaces itself on a terminal, a line each elsewhere. */
export function progressOf(call: Call): (text: string) => void {
  const { err } = call.world;
  if (call.on('quiet')) return () => undefined;
  if (!err.isTerminal) return (text) => (text === '' ? undefined : err.write(`${forTerminal(text)}\n`));
  return (text) => err.write(`\r\u001b[2K${forTerminal(text).slice(0, Math.max(10, err.columns - 1))}`);
}
