const asciiMax = 128;

/**
 * Finds out in one pass which of many literals a text holds: an Aho-Corasick automaton over the characters that the
 * literals are made of. Literals with other than ASCII characters are searched for one by one.
 */
export class LiteralFinder {
  readonly #literals: readonly string[];
  /** Character -> class; 0 for those that no literal has. */
  readonly #classes = new Uint8Array(asciiMax);
  readonly #width: number;
  /** State times width plus class -> next state times width, plus 1 when literals end there. */
  readonly #next: Int32Array;
  /** State -> the first literal that ends there, or -1. */
  readonly #ends: Int32Array;
  /** State -> the next state whose literals end there too, or 0. */
  readonly #shorter: Int32Array;
  /** Literals that are not in the automaton. */
  readonly #others: readonly number[];

  /** The literals must be different from each other and not empty. */
  constructor(literals: readonly string[]) {
    this.#literals = literals;
    const others: number[] = [];
    let states = 1;
    let classes = 0;
    for (const [id, text] of literals.entries()) {
      if (!isAscii(text)) {
        others.push(id);
        continue;
      }
      states += text.length;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (this.#classes[code] === 0) this.#classes[code] = ++classes;
      }
    }
    this.#others = others;
    // An even width leaves the lowest bit of a state free.
    this.#width = (classes + 2) & ~1;
    this.#next = new Int32Array(states * this.#width);
    this.#ends = new Int32Array(states).fill(-1);
    this.#shorter = new Int32Array(states);
    const count = this.#addWords(new Set(others));
    this.#link(count);
  }

  /** By the position of the literal: 1 when the text holds it. */
  find(text: string): Uint8Array {
    const marks = new Uint8Array(this.#literals.length);
    const visited = new Uint8Array(this.#ends.length);
    const next = this.#next;
    const classes = this.#classes;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const word = next[state + (code < asciiMax ? (classes[code] ?? 0) : 0)] ?? 0;
      state = word & ~1;
      if ((word & 1) === 1) this.#mark(state, marks, visited);
    }
    for (const id of this.#others) if (text.includes(this.#literals[id] ?? '')) marks[id] = 1;
    return marks;
  }

  #mark(word: number, marks: Uint8Array, visited: Uint8Array): void {
    for (let state = word / this.#width; state !== 0 && visited[state] === 0;) {
      visited[state] = 1;
      const id = this.#ends[state] ?? -1;
      if (id >= 0) marks[id] = 1;
      state = this.#shorter[state] ?? 0;
    }
  }

  /** Builds the tree of all words; the number of its states. */
  #addWords(left: ReadonlySet<number>): number {
    const width = this.#width;
    let count = 1;
    for (const [id, text] of this.#literals.entries()) {
      if (left.has(id)) continue;
      let state = 0;
      for (let at = 0; at < text.length; at++) {
        const slot = state * width + (this.#classes[text.charCodeAt(at)] ?? 0);
        if (this.#next[slot] === 0) this.#next[slot] = count++;
        state = this.#next[slot] ?? 0;
      }
      this.#ends[state] = id;
    }
    return count;
  }

  /** Fills in where to go on when a word does not, breadth first. */
  #link(count: number): void {
    const width = this.#width;
    const fails = new Int32Array(count);
    const order = [0];
    for (let head = 0; head < order.length; head++) {
      const state = order[head] ?? 0;
      const fail = fails[state] ?? 0;
      for (let cls = 0; cls < width; cls++) {
        const slot = state * width + cls;
        const child = this.#next[slot] ?? 0;
        const after = state === 0 ? 0 : (this.#next[fail * width + cls] ?? 0);
        if (child === 0) {
          this.#next[slot] = after;
          continue;
        }
        fails[child] = after;
        this.#shorter[child] = (this.#ends[after] ?? -1) >= 0 ? after : (this.#shorter[after] ?? 0);
        order.push(child);
      }
    }
    for (let slot = 0; slot < count * width; slot++) {
      const state = this.#next[slot] ?? 0;
      const telling = (this.#ends[state] ?? -1) >= 0 || this.#shorter[state] !== 0;
      this.#next[slot] = state * width + (telling ? 1 : 0);
    }
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= asciiMax) return false;
  return true;
}
