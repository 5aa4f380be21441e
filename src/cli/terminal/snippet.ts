import type { Excerpt } from '../../core/finding.ts';
import type { Span } from '../../core/location.ts';
import { piece } from './line.ts';
import type { Line, Piece } from './line.ts';
import { displayColumn, indentOf, sourceLine, windowOf } from './source-line.ts';
import type { SourceLine } from './source-line.ts';
import { looks, underline } from './underline.ts';
import type { Underline } from './underline.ts';

/** One stretch of source to point at. Exactly one mark of a snippet is the primary one. */
export interface Mark {
  readonly path: string;
  readonly span: Span;
  readonly label: string;
  readonly primary: boolean;
  readonly excerpt?: Excerpt;
}

/** Columns of the whole snippet, and the most lines it may take. */
export interface SnippetSize {
  readonly width: number;
  readonly linesMax: number;
}

/**
 * Source lines with the marks below them, the primary mark's file first. Fewer marks are shown when all of them
 * would take more than `linesMax` lines; a mark whose source line is not known is a line with its place and label.
 */
export function snippet(marks: readonly Mark[], size: SnippetSize): readonly Line[] {
  const primaryFirst = [...marks].sort((a, b) => Number(b.primary) - Number(a.primary));
  for (let kept = primaryFirst.length; kept > 1; kept--) {
    const lines = drawn(primaryFirst.slice(0, kept), size.width);
    if (lines.length <= size.linesMax) return lines;
  }
  return drawn(primaryFirst.slice(0, 1), size.width).slice(0, size.linesMax);
}

function drawn(marks: readonly Mark[], width: number): readonly Line[] {
  const paths = [...new Set(marks.map((mark) => mark.path))];
  const files = paths.map((path) => sourceOf(path, marks));
  const last = Math.max(1, ...files.flatMap((file) => file.shown));
  const gutter = String(last).length + 1;
  return files.flatMap((file) => drawnFile(file, { gutter, width }));
}

interface Source {
  readonly path: string;
  readonly marks: readonly Mark[];
  /** A mark over several lines of known ends, drawn as a bracket at the left; others end with their first line. */
  readonly bracket: Mark | undefined;
  readonly lines: ReadonlyMap<number, SourceLine>;
  /** Numbers of the lines to show, ascending. */
  readonly shown: readonly number[];
}

interface Frame {
  readonly gutter: number;
  readonly width: number;
}

function sourceOf(path: string, all: readonly Mark[]): Source {
  const raw = new Map<number, string>();
  for (const { excerpt, path: at } of all) {
    if (at === path) excerpt?.lines.forEach((text, index) => raw.set(excerpt.firstLine + index, text));
  }
  const marks = all.filter((mark) => mark.path === path).map((mark) => trimmed(mark, raw));
  const wanted = new Set(marks.flatMap(({ span }) => [span.line, span.endLine]).filter((n) => raw.has(n)));
  const lines = new Map([...wanted, ...between(wanted)].map((n) => [n, sourceLine(raw.get(n) ?? '')]));
  const bracket = marks.find(
    ({ span }) => span.endLine > span.line && lines.has(span.line) && lines.has(span.endLine),
  );
  return { path, marks, bracket, lines, shown: [...lines.keys()].sort((a, b) => a - b) };

  /** Single lines between two wanted ones: as short as the `...` that would stand for them. */
  function between(numbers: ReadonlySet<number>): readonly number[] {
    return [...numbers].map((n) => n + 1).filter((n) => raw.has(n) && numbers.has(n + 1));
  }
}

/** A span that ends before the first column of a line ends on the line before it. */
function trimmed(mark: Mark, raw: ReadonlyMap<number, string>): Mark {
  const { span } = mark;
  if (span.endLine <= span.line || span.endColumn > 1) return mark;
  const endLine = span.endLine - 1;
  return { ...mark, span: { ...span, endLine, endColumn: (raw.get(endLine)?.length ?? 0) + 1 } };
}

function drawnFile(source: Source, frame: Frame): readonly Line[] {
  const lead = source.marks[0];
  if (lead === undefined) return [];
  const arrow = `${' '.repeat(frame.gutter - 1)}--> `;
  const place = `${source.path}:${lead.span.line}:${lead.span.column}`;
  const rows: Line[] = [[piece(arrow, 'bold', 'blue'), piece(place)]];
  let previous = 0;
  for (const number of source.shown) {
    if (previous > 0 && number > previous + 1) rows.push(elision(source, previous, frame));
    rows.push(...drawnLine(source, number, frame));
    previous = number;
  }
  return [...rows, ...unseen(source, frame)];
}

/** Where the bracket is at a line: drawn in two columns left of the source. */
function bracketAt(source: Source, number: number): string {
  const span = source.bracket?.span;
  if (span === undefined) return '';
  if (number === span.line) return '/ ';
  return number > span.line && number <= span.endLine ? '| ' : '  ';
}

function elision(source: Source, previous: number, frame: Frame): Line {
  const bracket = bracketAt(source, previous + 1);
  return [
    piece('...'.padEnd(frame.gutter + 2), 'bold', 'blue'),
    ...(source.bracket ? [piece(bracket, ...looks(source.bracket))] : []),
  ];
}

function drawnLine(source: Source, number: number, frame: Frame): readonly Line[] {
  const line = source.lines.get(number) ?? sourceLine('');
  const { bracket } = source;
  const prefix: readonly Piece[] = bracket ? [piece(bracketAt(source, number), ...looks(bracket))] : [];
  const room = Math.max(20, frame.width - frame.gutter - 2 - (bracket ? 2 : 0));
  const marks = source.marks
    .filter((mark) => mark !== bracket && mark.span.line === number)
    .map((mark) => underlineOf(mark, line));
  const window = windowOf(line, focusOf(marks), room);
  const inWindow = marks.map((mark) => moved(mark, window.from, room));
  const lead: Line = [...margin(frame), ...inner(source, number)];
  const below = underline(inWindow, room).map((row) => lead.concat(row));
  const shown: Line = [...margin(frame, number), ...prefix, piece(window.text)];
  return [shown, ...below, ...bracketEnd(source, number, { frame, line, room })];
}

/** The bracket beside the rows below a line. */
function inner(source: Source, number: number): readonly Piece[] {
  if (source.bracket === undefined) return [];
  const inside = number >= source.bracket.span.line && number <= source.bracket.span.endLine;
  return [piece(inside ? '| ' : '  ', ...looks(source.bracket))];
}

function margin(frame: Frame, number?: number): readonly Piece[] {
  const text = number === undefined ? '' : String(number);
  return [piece(`${text.padStart(frame.gutter - 1)} | `, 'bold', 'blue')];
}

function underlineOf(mark: Mark, line: SourceLine): Underline {
  const start = Math.max(displayColumn(line, mark.span.column), 0);
  const oneLine = mark.span.endLine === mark.span.line;
  const end = oneLine ? displayColumn(line, mark.span.endColumn) : line.width;
  return { start, end: Math.max(end, start + 1), label: mark.label, primary: mark.primary };
}

function focusOf(marks: readonly Underline[]): { start: number; end: number } {
  const focus = marks.find(({ primary }) => primary) ?? marks[0];
  return focus ?? { start: 0, end: 0 };
}

/** The mark in the columns of the window; one that lies outside points at the window's edge. */
function moved(mark: Underline, from: number, room: number): Underline {
  const start = Math.min(Math.max(0, mark.start - from), room - 1);
  const end = Math.min(Math.max(start + 1, mark.end - from), room);
  return { ...mark, start, end };
}

/** The row that closes the bracket below its last line. */
function bracketEnd(
  source: Source,
  number: number,
  at: { readonly frame: Frame; readonly line: SourceLine; readonly room: number },
): readonly Line[] {
  const { bracket } = source;
  if (bracket === undefined || number !== bracket.span.endLine) return [];
  const end = Math.max(displayColumn(at.line, bracket.span.endColumn), indentOf(at.line) + 1);
  const stroke = `|${'_'.repeat(Math.min(end, at.room - 1))}^`;
  const label = bracket.label === '' ? '' : ` ${bracket.label}`;
  return [[...margin(at.frame), piece(stroke, ...looks(bracket)), piece(label, ...looks(bracket))]];
}

/** Marks on lines whose text is not known. */
function unseen(source: Source, frame: Frame): readonly Line[] {
  return source.marks
    .filter((mark) => !source.lines.has(mark.span.line) && mark.label !== '')
    .map((mark) => [
      piece(`${' '.repeat(frame.gutter)}= `, 'bold', 'blue'),
      piece(`${mark.path}:${mark.span.line}:${mark.span.column} ${mark.label}`),
    ]);
}
