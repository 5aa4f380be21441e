import { limits } from '../../core/limits.ts';
import type { ParseProblem } from '../parse-problem.ts';
import type { ParseOptions, Parsed } from '../parsed.ts';
import { TreeBuilder } from '../tree/builder.ts';
import { addNested, type NestedChild, type NestedNode } from '../tree/nested.ts';
import { Symbols } from '../tree/symbols.ts';
import { findHeredocs, type Heredoc } from './heredocs.ts';
import { instructionOf } from './instructions.ts';
import { LineCursor, type Stretch } from './line-cursor.ts';
import { escapeOf, isBlank, lineEnd, logicalLine, sourceOf, type LogicalLine } from './logical-lines.ts';

/** Shell text inside a Dockerfile. */
export interface EmbeddedShell {
  /** The node it belongs to: a `text` leaf. */
  readonly start: number;
  /** As many characters as the source has from `start` on, with continuations and comments blanked, to be parsed as Bash. */
  readonly text: string;
}

export interface ParsedDockerfile extends Parsed {
  readonly shell: readonly EmbeddedShell[];
}

/** Reads a Dockerfile: every instruction of every stage, in order. Never throws, keeps what it understands. */
export function parseDockerfile(text: string, options: ParseOptions = {}): ParsedDockerfile {
  const builder = new TreeBuilder(options.symbols ?? new Symbols());
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: 'source_file' });
  if (text.length > limits.fileBytes) {
    builder.error(0, text.length);
    return { tree: builder.finish('dockerfile', text), problems: [problem('too-large', 0, 1)], shell: [] };
  }
  const reader = new DockerfileReader(text, (options.fragment ?? 'module') !== 'module');
  reader.read();
  addNested(builder, reader.items);
  for (const { from, to } of reader.errors) builder.error(from, to);
  const tree = builder.finish('dockerfile', text);
  return { tree, problems: reader.problems(), shell: reader.shell };
}

class DockerfileReader {
  readonly items: NestedChild[] = [];
  readonly errors: Stretch[] = [];
  readonly shell: EmbeddedShell[] = [];
  readonly #text: string;
  readonly #pattern: boolean;
  readonly #escape: string;
  #at = 0;
  #nodes = 0;

  constructor(text: string, pattern: boolean) {
    this.#text = text;
    this.#pattern = pattern;
    this.#escape = escapeOf(text);
  }

  read(): void {
    while (this.#nodes <= limits.configNodes && this.#begin()) this.#instruction();
  }

  problems(): readonly ParseProblem[] {
    if (this.#nodes > limits.configNodes) return [problem('too-costly', this.#at, 1)];
    const first = this.errors[0];
    return first === undefined ? [] : [problem('syntax', first.from, this.errors.length)];
  }

  /** Moves to the first character of the next instruction; false at the end. */
  #begin(): boolean {
    const text = this.#text;
    while (this.#at < text.length) {
      const c = text.charCodeAt(this.#at);
      if (c === 0x23) this.#at = lineEnd(text, this.#at);
      else if (isBlank(c) || c === 10) this.#at++;
      else return true;
    }
    return false;
  }

  #instruction(): void {
    const line = logicalLine(this.#text, this.#at, this.#escape);
    const c = new LineCursor(line, this.#pattern);
    const { node, shell, known } = instructionOf(c, 0);
    const start = this.#at;
    this.#at = line.next;
    const heredocs = findHeredocs(this.#text, line, node.symbol ?? '');
    const end = heredocs.at(-1)?.end ?? node.end;
    if (heredocs.length > 0) this.#at = Math.min(end + 1, this.#text.length);
    this.#nodes += c.nodes;
    if (!known) this.#wrong(start, node.end);
    for (const { start: from, end: to, closed } of heredocs) if (!closed) this.#wrong(from, to);
    this.items.push(['none', this.#withHeredocs(node, heredocs)]);
    if (shell !== undefined) this.#embed(line, shell, heredocs);
  }

  #withHeredocs(node: NestedNode, heredocs: readonly Heredoc[]): NestedNode {
    if (heredocs.length === 0) return node;
    const bodies = heredocs.map(({ start, bodyEnd, name }): NestedChild => {
      const symbol = this.#text.slice(start, bodyEnd);
      return [
        'body',
        { kind: 'text', start, end: bodyEnd, grammar: `heredoc ${name}`.slice(0, 80), symbol, children: [] },
      ];
    });
    return { ...node, end: heredocs.at(-1)?.end ?? node.end, children: [...node.children, ...bodies] };
  }

  /** Alone on its line a heredoc is the script; otherwise the command and its heredocs are one piece of shell text. */
  #embed(line: LogicalLine, shell: Stretch, heredocs: readonly Heredoc[]): void {
    const first = heredocs[0];
    if (
      first !== undefined &&
      heredocs.length === 1 &&
      /^<<-?["']?\w+["']?$/.test(line.text.slice(shell.from, shell.to))
    ) {
      this.shell.push({ start: first.start, text: this.#text.slice(first.start, first.bodyEnd) });
      return;
    }
    const start = sourceOf(line, shell.from, false);
    const rest =
      first === undefined ? '' : this.#text.slice(sourceOf(line, shell.to, true), heredocs.at(-1)?.end);
    this.shell.push({ start, text: blanked(line, shell) + rest });
  }

  #wrong(from: number, to: number): void {
    if (this.errors.length < limits.syntaxErrors) this.errors.push({ from, to });
  }
}

/** The joined text with as many blanks as the source has characters between its lines, so that offsets stay true. */
function blanked(line: LogicalLine, { from, to }: Stretch): string {
  const parts: string[] = [];
  let at = sourceOf(line, from, false);
  for (const [n, begin] of line.from.entries()) {
    const end = Math.min(line.from[n + 1] ?? line.text.length, to);
    const first = Math.max(begin, from);
    if (first >= end) continue;
    const source = (line.source[n] ?? 0) + first - begin;
    parts.push(' '.repeat(Math.max(0, source - at)), line.text.slice(first, end));
    at = source + end - first;
  }
  return parts.join('');
}

const messages: Readonly<Record<ParseProblem['kind'], string>> = {
  syntax: 'parts of the file are no Dockerfile instructions',
  'too-deep': 'too deeply nested',
  'too-costly': `more than ${limits.configNodes} parts; what comes after them was not read`,
  'too-large': `larger than ${limits.fileBytes} characters`,
  crashed: 'the reader gave up on this text',
};

function problem(kind: ParseProblem['kind'], start: number, count: number): ParseProblem {
  return { kind, start, count, message: messages[kind] };
}
