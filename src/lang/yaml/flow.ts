import type { YamlNode, YamlPair, YamlScalar } from './node.ts';
import { takeQuoted } from './scalars.ts';

/** Where a flow collection may lie: deeper than `column`, with at most `depthMax` levels of its own. */
export interface FlowBounds {
  readonly column: number;
  readonly depthMax: number;
}

/** The `[…]` or `{…}` that starts at `start`; undefined when it is not valid or uses something rare. */
export function takeFlow(text: string, start: number, bounds: FlowBounds): YamlNode | undefined {
  return new FlowReader(text, start, bounds).node();
}

class FlowReader {
  readonly #text: string;
  readonly #bounds: FlowBounds;
  #at: number;
  #depth = 0;

  constructor(text: string, at: number, bounds: FlowBounds) {
    this.#text = text;
    this.#at = at;
    this.#bounds = bounds;
  }

  node(): YamlNode | undefined {
    const c = this.#text[this.#at];
    if (c !== '[' && c !== '{') return this.#scalar();
    if (++this.#depth > this.#bounds.depthMax) return undefined;
    const node = c === '[' ? this.#seq() : this.#map();
    this.#depth--;
    return node;
  }

  #seq(): YamlNode | undefined {
    const start = this.#at++;
    const items: YamlNode[] = [];
    for (;;) {
      if (!this.#space()) return undefined;
      if (this.#text[this.#at] === ']') break;
      const item = this.node();
      if (item === undefined || !this.#space()) return undefined;
      items.push(item);
      if (this.#text[this.#at] === ',') this.#at++;
      else if (this.#text[this.#at] !== ']') return undefined;
    }
    return { kind: 'seq', items, flow: true, start, end: ++this.#at };
  }

  #map(): YamlNode | undefined {
    const start = this.#at++;
    const pairs: YamlPair[] = [];
    const seen = new Set<string>();
    for (;;) {
      if (!this.#space()) return undefined;
      if (this.#text[this.#at] === '}') break;
      const pair = this.#pair();
      if (pair === undefined || seen.has(pair.key.text) || !this.#space()) return undefined;
      seen.add(pair.key.text);
      pairs.push(pair);
      if (this.#text[this.#at] === ',') this.#at++;
      else if (this.#text[this.#at] !== '}') return undefined;
    }
    return { kind: 'map', pairs, flow: true, start, end: ++this.#at };
  }

  #pair(): YamlPair | undefined {
    const key = this.#scalar();
    if (key === undefined || !this.#space()) return undefined;
    const absent: YamlScalar = { kind: 'scalar', text: '', style: 'plain', start: this.#at, end: this.#at };
    if (this.#text[this.#at] !== ':') return { key, value: absent };
    this.#at++;
    if (!this.#space()) return undefined;
    const c = this.#text[this.#at];
    if (c === ',' || c === '}') return { key, value: { ...absent, start: this.#at, end: this.#at } };
    const value = this.node();
    return value === undefined ? undefined : { key, value };
  }

  #scalar(): YamlScalar | undefined {
    const c = this.#text[this.#at] ?? '';
    if (c === '"' || c === "'") {
      const quoted = takeQuoted(this.#text, this.#at);
      if (quoted !== undefined) this.#at = quoted.end;
      return quoted;
    }
    return this.#plain();
  }

  #plain(): YamlScalar | undefined {
    // First character: no indicator. Then up to a flow indicator, a comment, a line end, or a colon that ends a key.
    const plain =
      /[^\s,[\]{}#&*!|>'"%@`?:-](?:[^,[\]{}\n:#]|:(?![\s,[\]{}]|$)|(?<!\s)#)*|-(?:[^\s,[\]{}:#])(?:[^,[\]{}\n:#]|:(?![\s,[\]{}]|$)|(?<!\s)#)*/y;
    plain.lastIndex = this.#at;
    const match = plain.exec(this.#text);
    if (match === null) return undefined;
    const start = this.#at;
    const text = match[0].replace(/[ \t]+$/, '');
    this.#at = plain.lastIndex;
    return { kind: 'scalar', text, style: 'plain', start, end: start + text.length };
  }

  /** Passes blanks, line ends and comments; false at the end of the text, a tab, or a line that is not deep enough. */
  #space(): boolean {
    const text = this.#text;
    let line = -1;
    for (; this.#at < text.length; this.#at++) {
      const c = text[this.#at];
      if (c === '\n') line = this.#at + 1;
      else if (c === '#' && /\s/.test(text[this.#at - 1] ?? '')) {
        const end = text.indexOf('\n', this.#at);
        if (end < 0) return false;
        this.#at = end - 1;
      } else if (c === '\t') return false;
      else if (c !== ' ') return line < 0 || this.#at - line > this.#bounds.column;
    }
    return false;
  }
}
