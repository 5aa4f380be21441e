import { join } from 'node:path';
import type { Edit, Finding } from '../core/finding.ts';
import { limits } from '../core/limits.ts';
import { pathOf } from '../core/location.ts';
import { forTerminal } from '../core/sanitise.ts';
import { readSafely } from '../io/safe-file.ts';
import type { Suggestion } from '../publish/review/review.ts';
import { redactText } from './redact.ts';

/** A suggestion that nobody reads line by line is no suggestion. */
const linesMost = 12;

/** Turns the fix of a finding into new lines, if it changes one short stretch of the file that the finding is in. */
export function suggestionsIn(root: string): (finding: Finding) => Suggestion | undefined {
  return (finding) => {
    const path = pathOf(finding.at);
    const edits = finding.fix?.edits ?? [];
    if (path === undefined || edits.length === 0 || edits.some((edit) => edit.path !== path))
      return undefined;
    const read = readSafely(join(root, path), { bytesMax: limits.fileBytes });
    return read.ok ? suggestionFor(read.value.content, edits) : undefined;
  };
}

/** The lines that the edits touch, as they are after all of them; undefined when they cannot be told or shown. */
export function suggestionFor(content: Uint8Array, edits: readonly Edit[]): Suggestion | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first.start < 0 || last.end > content.length || overlaps(sorted)) return undefined;
  const from = first.start === 0 ? 0 : content.lastIndexOf(newline, first.start - 1) + 1;
  // Text with its line end in the place of lines with theirs.
  const isWhole = last.text.endsWith('\n') && last.end > last.start && content[last.end - 1] === newline;
  const end = content.indexOf(newline, isWhole ? last.end - 1 : last.end);
  const to = end < 0 ? content.length : end;
  const parts: string[] = [];
  let at = from;
  for (const edit of sorted) {
    parts.push(textOf(content, at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(textOf(content, Math.min(at, to), to));
  const joined = parts.join('').replaceAll('\r\n', '\n');
  const text = isWhole ? joined.slice(0, -1) : joined;
  const line = linesBefore(content, from) + 1;
  const endLine = line + linesBefore(content.subarray(from, to), to - from);
  const isShort = endLine - line < linesMost && text.split('\n').length <= linesMost;
  return isShort && isPlain(text) ? { line, endLine, text } : undefined;
}

const newline = 10;

function overlaps(sorted: readonly Edit[]): boolean {
  return sorted.some((edit, n) => edit.end < edit.start || edit.start < (sorted[n - 1]?.end ?? 0));
}

function textOf(content: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(content.subarray(start, end));
}

function linesBefore(content: Uint8Array, end: number): number {
  let lines = 0;
  for (let n = 0; n < end; n++) if (content[n] === newline) lines++;
  return lines;
}

/** Nothing in it is hidden from the eye, cut, or a secret. */
function isPlain(text: string): boolean {
  return (
    !text.includes('\ufffd') &&
    text.split('\n').every((line) => forTerminal(line.replaceAll('\t', '')) === line.replaceAll('\t', '')) &&
    redactText(text) === text
  );
}
