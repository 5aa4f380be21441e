import { limits } from '../../../../core/limits.ts';
import { blockEnd, blockStart } from './document.ts';
import type { GenericDocument } from './document.ts';
import type { GenericNode, GenericPattern } from './pattern.ts';

/** What a name stands for; a list, newest first. */
export interface Capture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly before: Capture | undefined;
}

export interface GenericMatch {
  readonly start: number;
  readonly end: number;
  readonly captures: Capture | undefined;
}

/** An ellipsis that is being passed. */
interface Dots {
  readonly lineMax: number;
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** A place in pattern and text. */
interface State {
  readonly node: number;
  readonly item: number;
  readonly dots: Dots | undefined;
  readonly captures: Capture | undefined;
  /** The atom that was matched last: end offset, line. */
  readonly lastEnd: number;
  readonly lastLine: number;
}

type AtomNode = Exclude<GenericNode, { readonly kind: 'dots' | 'block' }>;

const kindNumber = { word: 0, sign: 1, other: 2 } as const;

// Passing an atom that is not even alike is far cheaper than trying one that is.
const scanCost = 1 / 16;

/**
 * Matches one pattern in one document by backtracking over what ellipses skip, with an explicit stack. Places that
 * failed are not tried again where what came before does not matter.
 */
export class GenericMatcher {
  readonly #document: GenericDocument;
  readonly #pattern: GenericPattern;
  readonly #span: number;
  readonly #tried = new Set<number>();
  readonly #unlike = new Map<AtomNode, { readonly from: number; readonly to: number }>();
  #steps: number;

  constructor(
    document: GenericDocument,
    pattern: GenericPattern,
    { span, steps }: { readonly span: number; readonly steps: number },
  ) {
    this.#document = document;
    this.#pattern = pattern;
    this.#span = span;
    this.#steps = steps;
  }

  /** Whether the steps were used up: what was found is right, but not all. */
  get exhausted(): boolean {
    return this.#steps < 0;
  }

  /** Whether the nodes before the first ellipsis or block may match here: quick, names left aside. */
  mayMatchAt(item: number): boolean {
    const { kind, blockEnd: around } = this.#document;
    const frameEnd = around[item] ?? 0;
    let at = item;
    for (const node of this.#pattern.nodes) {
      if (node.kind === 'dots' || node.kind === 'block') return true;
      while (at < frameEnd && (kind[at] === blockStart || kind[at] === blockEnd)) at++;
      if (at >= frameEnd || !this.#isLike(node, at)) return false;
      at++;
    }
    return true;
  }

  /** The match that starts at an atom, the shortest one. */
  matchAt(item: number): GenericMatch | undefined {
    const { start, line } = this.#document;
    const at = start[item] ?? 0;
    const state: State = {
      node: 0,
      item,
      dots: undefined,
      captures: undefined,
      lastEnd: at,
      lastLine: line[item] ?? 0,
    };
    const end = this.#run(this.#pattern.nodes, state, {
      frameEnd: this.#document.blockEnd[item] ?? 0,
      whole: false,
    });
    return end && { start: at, end: end.lastEnd, captures: end.captures };
  }

  /**
   * The state in which the nodes were matched. `frameEnd` is where the text ends for them; `whole`: nothing may be
   * left over before it.
   */
  #run(
    nodes: readonly GenericNode[],
    from: State,
    frame: { readonly frameEnd: number; readonly whole: boolean },
  ): State | undefined {
    const alternatives: State[] = [];
    let state: State | undefined = from;
    for (;;) {
      if (--this.#steps < 0) return undefined;
      if (state === undefined) {
        state = alternatives.pop();
        if (state === undefined) return undefined;
      }
      const node: GenericNode | undefined = nodes[state.node];
      if (node === undefined) {
        const done = this.#finished(state, frame);
        if (done !== undefined) return done;
        state = undefined;
      } else if (node.kind === 'dots') state = this.#extended(state, node.name);
      else if (node.kind === 'block') state = this.#block(nodes, state, node.nodes);
      else state = this.#atom(node, state, { frameEnd: frame.frameEnd, alternatives });
    }
  }

  #atom(
    node: AtomNode,
    state: State,
    { frameEnd, alternatives }: { readonly frameEnd: number; readonly alternatives: State[] },
  ): State | undefined {
    const { line, start, end } = this.#document;
    const item = this.#nextLike(node, state, frameEnd);
    if (item < 0) return undefined;
    const [from, to] = [start[item] ?? 0, end[item] ?? 0];
    let { dots } = state;
    if (dots !== undefined) {
      if (!this.#firstTime(state.node, item, dots.lineMax)) return undefined;
      // The other way: the ellipsis passes this atom too.
      alternatives.push({ ...state, item: item + 1, dots: { ...dots, end: to } });
      const before = this.#endBefore(item, state.item);
      if (before >= 0) dots = { ...dots, end: before };
    }
    const closed = this.#closed({ ...state, dots });
    if (closed === undefined) return undefined;
    const captures =
      node.kind === 'metavariable' ? this.#bound(closed.captures, node.name, from, to) : closed.captures;
    if (captures === 'no') return undefined;
    const place = { item: item + 1, lastEnd: to, lastLine: line[item] ?? 0 };
    return { node: state.node + 1, dots: undefined, captures, ...place };
  }

  /** The next atom that a node may match, over what an ellipsis passes; -1 when there is none in reach. */
  #nextLike(node: AtomNode, { item, dots }: State, frameEnd: number): number {
    const { kind, line, count } = this.#document;
    const lineMax = dots?.lineMax ?? 0;
    // Between `from` and `to` nothing is like the node: what was scanned once is not scanned again.
    const known = this.#unlike.get(node);
    const goesOn = dots !== undefined && known !== undefined && item >= known.from && item <= known.to;
    let at = goesOn ? known.to : item;
    for (; at < count; at++) {
      if (kind[at] === blockStart || kind[at] === blockEnd) continue;
      if (this.#isLike(node, at) || dots === undefined || (line[at] ?? 0) > lineMax) break;
      this.#steps -= scanCost;
    }
    if (dots !== undefined) this.#unlike.set(node, { from: goesOn ? known.from : item, to: at });
    if (at >= frameEnd || !this.#isLike(node, at)) return -1;
    return dots !== undefined && (line[at] ?? 0) > lineMax ? -1 : at;
  }

  #isLike(node: AtomNode, item: number): boolean {
    const { kind, start, end, text } = this.#document;
    if (node.kind === 'metavariable') return kind[item] === kindNumber.word;
    const from = start[item] ?? 0;
    return (end[item] ?? 0) - from === node.text.length && text.startsWith(node.text, from);
  }

  /** The end of the last atom before an item, not before `from`; -1 when there is none. */
  #endBefore(item: number, from: number): number {
    const { kind, end } = this.#document;
    for (let before = item - 1; before >= from; before--) {
      if (kind[before] !== blockStart && kind[before] !== blockEnd) return end[before] ?? 0;
    }
    return -1;
  }

  #bound(
    captures: Capture | undefined,
    name: string,
    start: number,
    end: number,
  ): Capture | 'no' | undefined {
    const { text } = this.#document;
    for (let one = captures; one !== undefined; one = one.before) {
      if (one.name === name)
        return text.slice(one.start, one.end) === text.slice(start, end) ? captures : 'no';
    }
    return { name, start, end, before: captures };
  }

  /** The captures once the ellipsis before this place is over; undefined when its name stands for something else. */
  #closed({ dots, captures }: State): { readonly captures: Capture | undefined } | undefined {
    if (dots?.name === undefined) return { captures };
    const bound = this.#bound(captures, dots.name, dots.start, dots.end);
    return bound === 'no' ? undefined : { captures: bound };
  }

  #extended(state: State, name: string | undefined): State {
    const { dots, lastEnd, lastLine } = state;
    const next =
      dots === undefined
        ? { lineMax: lastLine + this.#span, name, start: lastEnd, end: lastEnd }
        : { ...dots, lineMax: dots.lineMax + this.#span };
    return { ...state, node: state.node + 1, dots: next };
  }

  /** An indented block of the pattern has to be an indented block of the text; there is only one try. */
  #block(nodes: readonly GenericNode[], state: State, inner: readonly GenericNode[]): State | undefined {
    const { kind, line, end, close, count } = this.#document;
    const { item, dots } = state;
    const here =
      item >= count || kind[item] === blockEnd ? 'end' : kind[item] === blockStart ? 'block' : 'atom';
    if (here === 'end') {
      const rest = [...inner, ...nodes.slice(state.node + 1)];
      return rest.every(({ kind: one }) => one === 'dots') ? { ...state, node: nodes.length } : undefined;
    }
    if (here === 'atom' && dots !== undefined && (line[item] ?? 0) <= dots.lineMax)
      return { ...state, item: item + 1, dots: { ...dots, end: end[item] ?? 0 } };
    const closed = this.#closed(state);
    if (closed === undefined) return undefined;
    const after = { ...state, ...closed, node: state.node + 1, dots: undefined };
    if (here === 'atom') return inner.every(({ kind: one }) => one === 'dots') ? after : undefined;
    const frameEnd = close[item] ?? 0;
    const found = this.#run(inner, { ...after, node: 0, item: item + 1 }, { frameEnd, whole: true });
    return found && { ...found, node: state.node + 1, item: frameEnd + 1, dots: undefined };
  }

  /** The pattern is over: an ellipsis at its end takes the rest of the block, as far as it may. */
  #finished(
    state: State,
    { frameEnd, whole }: { readonly frameEnd: number; readonly whole: boolean },
  ): State | undefined {
    const { kind, line, end } = this.#document;
    const { dots } = state;
    if (dots === undefined) {
      const atEnd = state.item >= frameEnd || kind[state.item] === blockEnd;
      return whole && !atEnd ? undefined : state;
    }
    if (state.lastLine > dots.lineMax) return whole ? undefined : state;
    let { lastEnd, lastLine } = state;
    let depth = 0;
    for (let item = state.item; item < frameEnd; item++) {
      if (kind[item] === blockEnd && depth-- === 0) break;
      if (kind[item] === blockStart) depth++;
      if (kind[item] === blockStart || kind[item] === blockEnd) continue;
      if ((line[item] ?? 0) > dots.lineMax) break;
      lastEnd = end[item] ?? 0;
      lastLine = line[item] ?? 0;
    }
    const closed = this.#closed({ ...state, dots: { ...dots, end: Math.max(dots.end, lastEnd) } });
    return closed && { ...state, ...closed, dots: undefined, lastEnd, lastLine };
  }

  #firstTime(node: number, item: number, lineMax: number): boolean {
    if (!this.#pattern.contextFree) return true;
    const { count, line } = this.#document;
    const lines = (line[count - 1] ?? 0) + count + this.#span * this.#pattern.nodes.length + 1;
    const place = (node * count + item) * lines + lineMax;
    if (this.#tried.has(place)) return false;
    if (this.#tried.size >= limits.genericMemo) this.#tried.clear();
    this.#tried.add(place);
    return true;
  }

  /** After a match, places on the way to it may lead to another one. */
  forget(): void {
    this.#tried.clear();
  }
}
