import { LineCursor } from './line-cursor.ts';
import { isBlank, lineEnd, type LogicalLine } from './logical-lines.ts';

/** The lines after an instruction that belong to it. */
export interface Heredoc {
  readonly name: string;
  readonly start: number;
  /** The end of its text, before the line with its name. */
  readonly bodyEnd: number;
  readonly end: number;
  readonly closed: boolean;
}

// A word of its own, as Docker has it: `1<<2` in an arithmetic expression and `<<<` of Bash are none.
const opening = /^[0-9]*<<(-?)(["']?)([^<\s"']{1,200})\2$/;
const allowed: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'ONBUILD']);

/** The heredocs that an instruction opens, in the order in which they follow it. */
export function findHeredocs(text: string, line: LogicalLine, instruction: string): readonly Heredoc[] {
  if (!allowed.has(instruction) || !line.text.includes('<<')) return [];
  const found: Heredoc[] = [];
  let at = line.next;
  const c = new LineCursor(line, false);
  for (const word of c.words()) {
    const match = opening.exec(c.slice(word));
    if (match === null || at >= text.length) continue;
    const heredoc = bodyAt(text, at, { name: match[3] ?? '', tabs: match[1] === '-' });
    found.push(heredoc);
    at = heredoc.end + 1;
    if (!heredoc.closed) break;
  }
  return found;
}

function bodyAt(text: string, start: number, { name, tabs }: { name: string; tabs: boolean }): Heredoc {
  let at = start;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const first = tabs ? afterTabs(text, at) : at;
    if (text.startsWith(name, first) && onlyBlanks(text, first + name.length, end)) {
      return { name, start, bodyEnd: at, end: first + name.length, closed: true };
    }
    at = end + 1;
  }
  return { name, start, bodyEnd: text.length, end: text.length, closed: false };
}

function afterTabs(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 9) at++;
  return at;
}

function onlyBlanks(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text.charCodeAt(at))) return false;
  return true;
}
