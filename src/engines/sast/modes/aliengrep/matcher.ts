import type { Budget } from '../../formula/budget.ts';
import type { AlienText } from './nodes.ts';
import type { AliengrepOptions } from './options.ts';
import type { AlienStep } from './pattern.ts';

/** What a name stands for; a list, newest first. */
export interface AlienCapture {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly before: AlienCapture | undefined;
}

export interface AlienMatch {
  readonly start: number;
  readonly end: number;
  readonly captures: AlienCapture | undefined;
}

interface State {
  readonly step: number;
  readonly at: number;
  readonly captures: AlienCapture | undefined;
  /** Inside an ellipsis: where it started. */
  readonly from: number;
}

/** The first match that starts at `start`, ellipses as short as can be; undefined when there is none. */
export function alienMatchAt(
  source: AlienText,
  steps: readonly AlienStep[],
  start: number,
  { options, budget }: { readonly options: AliengrepOptions; readonly budget: Budget },
): AlienMatch | undefined {
  const walk = new Walk(source, options);
  const work: State[] = [{ step: 0, at: start, captures: undefined, from: -1 }];
  for (let state = work.pop(); state !== undefined; state = work.pop()) {
    if (!budget.spend(1)) return undefined;
    const step = steps[state.step];
    if (step === undefined) return { start, end: state.at, captures: state.captures };
    const entered = state.from >= 0;
    const at = state.step > 0 && !entered ? source.afterSpace(state.at, options.multiline) : state.at;
    if (step.kind === 'ellipsis') walk.ellipsis(step, { ...state, at }, work);
    else {
      const next = walk.simple(step, { ...state, at });
      if (next !== undefined) work.push(next);
    }
  }
  return undefined;
}

class Walk {
  readonly #source: AlienText;
  readonly #options: AliengrepOptions;

  constructor(source: AlienText, options: AliengrepOptions) {
    this.#source = source;
    this.#options = options;
  }

  simple(step: Exclude<AlienStep, { readonly kind: 'ellipsis' }>, state: State): State | undefined {
    const { at } = state;
    const { text } = this.#source;
    const moved = (end: number, captures = state.captures): State => ({
      step: state.step + 1,
      at: end,
      captures,
      from: -1,
    });
    switch (step.kind) {
      case 'char':
        return this.#same(step.text, at) ? moved(at + step.text.length) : undefined;
      case 'word':
        return this.#same(step.text, at) && this.#source.wordEnd(at) === at + step.text.length
          ? moved(at + step.text.length)
          : undefined;
      case 'newline':
        if (text.startsWith('\r\n', at)) return moved(at + 2);
        return text[at] === '\n' ? moved(at + 1) : undefined;
      case 'at':
        return this.#stands(step.place, at) ? moved(at) : undefined;
      case 'metavariable': {
        const end = this.#source.wordEnd(at);
        if (end < 0) return undefined;
        const captures = this.#bound(state.captures, step.name, at, end);
        return captures === 'no' ? undefined : moved(end, captures);
      }
    }
  }

  /** First the way that ends the ellipsis here, then, below it on the stack, the one that passes one more node. */
  ellipsis(step: AlienStep & { readonly kind: 'ellipsis' }, state: State, work: State[]): void {
    const { text } = this.#source;
    const lines = this.#options.multiline || step.long;
    const first = state.from < 0;
    const from = first ? state.at : state.from;
    const next = first ? state.at : this.#source.afterSpace(state.at, lines);
    const passable = step.until === undefined || text[next] !== step.until;
    const end = passable ? this.#source.nodeEnd(next, lines) : -1;
    if (end >= 0) work.push({ ...state, at: end, from });
    else if (first && lines && !this.#options.multiline) {
      // A long ellipsis may begin with a line end.
      const behind = this.#source.afterSpace(next, true);
      if (behind > next) work.push({ ...state, at: behind, from: -1 });
    }
    const bound =
      step.name === undefined ? state.captures : this.#bound(state.captures, step.name, from, state.at);
    if (bound === 'no') return;
    const done = { step: state.step + 1, captures: bound, from: -1 };
    if (lines && !this.#options.multiline) {
      // … and end with one.
      const behind = this.#source.afterSpace(state.at, true);
      if (behind > state.at) work.push({ ...done, at: behind });
    }
    work.push({ ...done, at: state.at });
  }

  #same(wanted: string, at: number): boolean {
    const { text } = this.#source;
    if (!this.#options.caseless) return text.startsWith(wanted, at);
    return text.slice(at, at + wanted.length).toLowerCase() === wanted.toLowerCase();
  }

  #bound(
    captures: AlienCapture | undefined,
    name: string,
    start: number,
    end: number,
  ): AlienCapture | undefined | 'no' {
    const { text } = this.#source;
    for (let one = captures; one !== undefined; one = one.before) {
      if (one.name === name)
        return text.slice(one.start, one.end) === text.slice(start, end) ? captures : 'no';
    }
    return { name, start, end, before: captures };
  }

  #stands(place: 'text-start' | 'text-end' | 'line-start' | 'line-end', at: number): boolean {
    const { text } = this.#source;
    switch (place) {
      case 'text-start':
        return at === 0;
      case 'text-end':
        return at === text.length;
      case 'line-start':
        return at === 0 || text[at - 1] === '\n';
      case 'line-end':
        return at === text.length || text[at] === '\n' || text.startsWith('\r\n', at);
    }
  }
}
