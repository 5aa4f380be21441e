import { placeholders } from './pattern-syntax.ts';
import type { PatternText } from './pattern-text.ts';

/**
 * Replaces the ellipses of a YAML pattern: a line of its own stands for pairs or items, whichever its
 * neighbours are. Keys are numbered, since none may be there twice.
 */
export function readYamlPattern(source: string): PatternText {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  return {
    text: lines
      .map((line, at) => convert(lines, line, at))
      .join('\n')
      .trimEnd(),
    typed: [],
  };
}

const regexString = /"(=~\/.*\/)"/;
/** Escapes of regular expressions that YAML does not know between double quotes. */
const foreignEscape = /\\[^0abtnvfre"/\\N_LPxuU \t]/;
const inline = /("(?:[^"\\]|\\.)*"|'[^']*')|\$?\.\.\.(?![A-Z_])/g;

function convert(lines: readonly string[], written: string, at: number): string {
  const line = written.replace(regexString, (found, regex: string) =>
    foreignEscape.test(regex) ? `'${regex.replaceAll("'", "''")}'` : found,
  );
  const many = /^\s*(?:- )?(?:\.\.\.|\$\.\.\.[A-Z_][A-Z0-9_]*)\s*$/.test(line);
  if (many && line.trim().startsWith('-') && hasMore(lines, at))
    return line.replace('...', `${placeholders.dots}${at}: ${placeholders.dots}`);
  if (!many || line.trim().startsWith('-'))
    return line.replace(inline, (found, quoted) => (quoted === undefined ? placeholders.dots : found));
  const name = line.trim() === '...' ? placeholders.dots : line.trim();
  const indent = line.slice(0, line.length - line.trimStart().length);
  return isAmongItems(lines, at, indent.length)
    ? `${indent}- ${name}`
    : `${indent}${name === placeholders.dots ? `${name}${at}` : name}: ${name}`;
}

/** Whether an item goes on below its dash. */
function hasMore(lines: readonly string[], at: number): boolean {
  const width = (line: string): number => line.length - line.trimStart().length;
  const next = lines.slice(at + 1).find((line) => line.trim() !== '');
  return next !== undefined && width(next) > width(lines[at] ?? '');
}

/** Whether the nearest line of the same indentation is an item of a list. */
function isAmongItems(lines: readonly string[], at: number, indent: number): boolean {
  for (const step of [1, -1]) {
    for (let next = at + step; next >= 0 && next < lines.length; next += step) {
      const line = lines[next] ?? '';
      const width = line.length - line.trimStart().length;
      if (line.trim() === '' || width > indent || (width === indent && line.trim() === '...')) continue;
      if (width === indent) return line.trimStart().startsWith('- ');
      break;
    }
  }
  return false;
}
