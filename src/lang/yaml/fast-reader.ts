import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './node.ts';
import { takeFlow } from './flow.ts';
import { takeBlock, takeQuoted } from './scalars.ts';

/**
 * Reads the YAML that people write in pipelines and manifests, about six times faster than a full parser. Undefined
 * means "not sure": anchors, tags, complex keys, tabs, CRLF, multi-line quotes and every error are left to the full one.
 * Nesting beyond `depthMax` also ends here.
 */
export function readFast(text: string, depthMax: number): readonly YamlNode[] | undefined {
  if (/[\r\0]/.test(text)) return undefined;
  return new FastReader(text, depthMax).documents();
}

const lineFeed = 0x0a;
const blank = 0x20;
const tab = 0x09;
const hash = 0x23;
const dash = 0x2d;
const colon = 0x3a;

class FastReader {
  readonly #text: string;
  readonly #depthMax: number;
  #depth = 0;
  #at: number;
  /** Start of the line that holds `#at`. */
  #line = 0;

  constructor(text: string, depthMax: number) {
    this.#text = text;
    this.#depthMax = depthMax;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.#line = this.#at;
  }

  documents(): readonly YamlNode[] | undefined {
    const roots: YamlNode[] = [];
    if (!this.#toContent()) return undefined;
    while (this.#at < this.#text.length) {
      if (this.#atMarker()) {
        if (!this.#passMarker()) return undefined;
        if (this.#at >= this.#text.length || this.#atMarker()) return undefined;
      }
      const root = this.#node(-1);
      if (root === undefined || !this.#toContent()) return undefined;
      roots.push(root);
      if (this.#at < this.#text.length && !this.#atMarker()) return undefined;
    }
    return roots;
  }

  /** Goes to the next character that is neither blank nor comment; false at a tab, which only a full parser judges. */
  #toContent(): boolean {
    const text = this.#text;
    let at = this.#at;
    while (at < text.length) {
      const c = text.charCodeAt(at);
      if (c === lineFeed) this.#line = at + 1;
      else if (c === hash && (at === this.#line || isSpace(text.charCodeAt(at - 1)))) {
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end;
        continue;
      } else if (c === tab) return false;
      else if (c !== blank) break;
      at++;
    }
    this.#at = at;
    return true;
  }

  get #column(): number {
    return this.#at - this.#line;
  }

  #atMarker(): boolean {
    const at = this.#at;
    return this.#column === 0 && (this.#text.startsWith('---', at) || this.#text.startsWith('...', at));
  }

  #passMarker(): boolean {
    const marker = /---[ ]*(?:[ ]#[^\n]*)?(?:\n|$)/y;
    marker.lastIndex = this.#at;
    if (!marker.test(this.#text)) return false;
    this.#at = marker.lastIndex;
    this.#line = this.#at;
    return this.#toContent();
  }

  /** The node at the cursor, whose parent is at column `parent`. Leaves the cursor after it. */
  #node(parent: number): YamlNode | undefined {
    if (++this.#depth > this.#depthMax) return undefined;
    const node = this.#atDash() ? this.#seq() : this.#mapOrValue(parent);
    this.#depth--;
    return node;
  }

  #atDash(): boolean {
    return this.#text.charCodeAt(this.#at) === dash && endsWord(this.#text.charCodeAt(this.#at + 1));
  }

  #mapOrValue(parent: number): YamlNode | undefined {
    const key = this.#key();
    return key === undefined ? this.#value(parent) : this.#map(key);
  }

  /** The key at the cursor when one is there; the cursor moves behind its colon. */
  #key(): YamlScalar | undefined {
    const text = this.#text;
    const start = this.#at;
    const first = text.charCodeAt(start);
    if (first === 0x22 || first === 0x27) return this.#quotedKey();
    if (!startsPlain(text, start)) return undefined;
    for (let at = start; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === lineFeed) return undefined;
      if (c === hash && isSpace(text.charCodeAt(at - 1))) return undefined;
      if (c !== colon || !endsWord(text.charCodeAt(at + 1))) continue;
      const end = trimmedEnd(text, start, at);
      this.#at = at + 1;
      return { kind: 'scalar', text: text.slice(start, end), style: 'plain', start, end };
    }
    return undefined;
  }

  #quotedKey(): YamlScalar | undefined {
    const key = takeQuoted(this.#text, this.#at);
    if (key === undefined) return undefined;
    let at = key.end;
    while (this.#text.charCodeAt(at) === blank) at++;
    if (this.#text.charCodeAt(at) !== colon || !endsWord(this.#text.charCodeAt(at + 1))) return undefined;
    this.#at = at + 1;
    return key;
  }

  #map(first: YamlScalar): YamlMap | undefined {
    const column = first.start - this.#line;
    const pairs: YamlPair[] = [];
    const seen = new Set<string>();
    let key: YamlScalar | undefined = first;
    for (;;) {
      if (key === undefined || seen.has(key.text)) return undefined;
      seen.add(key.text);
      const value = this.#valueOfKey(column);
      if (value === undefined) return undefined;
      pairs.push({ key, value });
      if (!this.#toContent()) return undefined;
      if (this.#ends(column)) break;
      if (this.#column > column || this.#atDash()) return undefined;
      key = this.#key();
    }
    return { kind: 'map', pairs, flow: false, start: first.start, end: pairs.at(-1)?.value.end ?? first.end };
  }

  #ends(column: number): boolean {
    return this.#at >= this.#text.length || this.#column < column || this.#atMarker();
  }

  #valueOfKey(column: number): YamlNode | undefined {
    const after = this.#at;
    const line = this.#line;
    if (!this.#toContent()) return undefined;
    if (this.#line === line && this.#at < this.#text.length) return this.#value(column);
    if (!this.#ends(column)) {
      if (this.#column > column) return this.#node(column);
      if (this.#atDash()) return this.#node(column - 1);
    }
    return { kind: 'scalar', text: '', style: 'plain', start: after, end: after };
  }

  #seq(): YamlSeq | undefined {
    const start = this.#at;
    const column = this.#column;
    const items: YamlNode[] = [];
    while (this.#at < this.#text.length && this.#column === column && this.#atDash() && !this.#atMarker()) {
      const item = this.#item(column);
      if (item === undefined || !this.#toContent()) return undefined;
      items.push(item);
    }
    if (this.#at < this.#text.length && this.#column > column) return undefined;
    return { kind: 'seq', items, flow: false, start, end: items.at(-1)?.end ?? start };
  }

  #item(column: number): YamlNode | undefined {
    const after = ++this.#at;
    if (!this.#toContent()) return undefined;
    if (!this.#ends(column + 1)) return this.#node(column);
    return { kind: 'scalar', text: '', style: 'plain', start: after, end: after };
  }

  /** A scalar or flow collection that must be followed by the end of its line. */
  #value(parent: number): YamlNode | undefined {
    const text = this.#text;
    const c = text[this.#at];
    if (c === '|' || c === '>') return this.#block(parent);
    if (c === '"' || c === "'") return this.#closed(takeQuoted(text, this.#at));
    if (c === '[' || c === '{') {
      const flow = takeFlow(text, this.#at, { column: parent, depthMax: this.#depthMax - this.#depth });
      return this.#closed(flow);
    }
    return startsPlain(text, this.#at) ? this.#plain(parent) : undefined;
  }

  #block(parent: number): YamlNode | undefined {
    const taken = takeBlock(this.#text, this.#at, parent);
    if (taken === undefined) return undefined;
    this.#at = taken.next;
    this.#line = taken.next;
    return taken.scalar;
  }

  #closed(node: YamlNode | undefined): YamlNode | undefined {
    if (node === undefined) return undefined;
    const rest = /[ ]*(?:[ ]#[^\n]*)?(?:\n|$)/y;
    rest.lastIndex = node.end;
    if (!rest.test(this.#text)) return undefined;
    this.#at = rest.lastIndex;
    this.#line = rest.lastIndex;
    return node;
  }

  /** A plain scalar and its continuation lines, which lie deeper than `parent`. */
  #plain(parent: number): YamlNode | undefined {
    const start = this.#at;
    let end = this.#plainLine();
    if (end < 0) return undefined;
    let text = this.#text.slice(start, end);
    let commented = this.#text.charCodeAt(this.#at) === hash;
    for (;;) {
      const before = this.#at;
      if (!this.#toContent()) return undefined;
      if (this.#ends(parent + 1)) break;
      if (commented || this.#text.slice(before, this.#at).includes('#')) return undefined;
      const breaks = this.#text.slice(before, this.#at).split('\n').length - 1;
      const from = this.#at;
      end = this.#plainLine();
      if (end < 0) return undefined;
      text += (breaks > 1 ? '\n'.repeat(breaks - 1) : ' ') + this.#text.slice(from, end);
      commented = this.#text.charCodeAt(this.#at) === hash;
    }
    return { kind: 'scalar', text, style: 'plain', start, end };
  }

  /** Passes the rest of a plain line and says where its text ends; negative when the line is a key after all. */
  #plainLine(): number {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === lineFeed) break;
      if (c === colon && endsWord(text.charCodeAt(at + 1))) return -1;
      if (c === hash && at > start && isSpace(text.charCodeAt(at - 1))) break;
    }
    this.#at = at;
    return trimmedEnd(text, start, at);
  }
}

function isSpace(code: number): boolean {
  return code === blank || code === tab;
}

/** Whether a colon or dash before this character is an indicator; NaN is the end of the text. */
function endsWord(code: number): boolean {
  return code === blank || code === lineFeed || code === tab || Number.isNaN(code);
}

/** Whether a plain scalar may start here, outside of flow collections. */
function startsPlain(text: string, at: number): boolean {
  const c = text[at] ?? '';
  if (c === '-' || c === '?' || c === ':') return !endsWord(text.charCodeAt(at + 1));
  return c !== '' && !',[]{}#&*!|>\'"%@`'.includes(c);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
