import { limits } from '../../core/limits.ts';
import type { Kind } from '../tree/kinds.ts';
import type { NestedChild, NestedNode } from '../tree/nested.ts';
import { isBlank, sourceOf, type LogicalLine } from './logical-lines.ts';

/** A stretch of a logical line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A place in one instruction. Its offsets are those of the joined line; nodes get those of the source. */
export class LineCursor {
  readonly line: LogicalLine;
  readonly text: string;
  /** Whether the line is of a rule pattern, where names stand for what is to be found. */
  readonly pattern: boolean;
  at = 0;
  #nodes = 0;

  constructor(line: LogicalLine, pattern: boolean) {
    this.line = line;
    this.text = line.text;
    this.pattern = pattern;
  }

  /** Nodes made so far. */
  get nodes(): number {
    return this.#nodes;
  }

  /** Whether the line has more parts than a file may have; the rest of it is left out. */
  get exhausted(): boolean {
    return this.#nodes > limits.configNodes;
  }

  get next(): string {
    return this.text[this.at] ?? '';
  }

  is(character: string): boolean {
    return this.text[this.at] === character;
  }

  get rest(): Stretch {
    this.skip();
    return { from: this.at, to: this.text.length };
  }

  skip(): void {
    while (this.at < this.text.length && isBlank(this.text.charCodeAt(this.at))) this.at++;
  }

  /** The next word, with its quotes; an empty one at the end of the line. */
  word(): Stretch {
    this.skip();
    const from = this.at;
    let quote = '';
    while (this.at < this.text.length) {
      const c = this.next;
      if (c === '\\' && quote !== "'") this.at++;
      else if (quote !== '') quote = c === quote ? '' : quote;
      else if (c === '"' || c === "'") quote = c;
      else if (isBlank(this.text.charCodeAt(this.at))) break;
      this.at++;
    }
    this.at = Math.min(this.at, this.text.length);
    return { from, to: this.at };
  }

  /** The words up to the end of the line. */
  words(): readonly Stretch[] {
    const words: Stretch[] = [];
    for (;;) {
      const word = this.word();
      if (word.from === word.to || words.length > limits.configNodes) return words;
      words.push(word);
    }
  }

  slice({ from, to }: Stretch): string {
    return this.text.slice(from, to);
  }

  node(
    kind: Kind,
    { from, to }: Stretch,
    more: { grammar: string; symbol?: string; children?: readonly NestedChild[] },
  ): NestedNode {
    this.#nodes++;
    const start = sourceOf(this.line, from, false);
    const end = Math.max(start, sourceOf(this.line, to, true));
    return { kind, start, end, grammar: more.grammar, symbol: more.symbol, children: more.children ?? [] };
  }
}
