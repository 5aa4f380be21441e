import { limits } from '../../core/limits.ts';
import type { CharSet } from './char-set.ts';
import type { Assertion, ParsedRegex, RegexNode } from './node.ts';

/** Instructions of the linear matcher. Targets are positions in the program. */
export type Instruction =
  | { readonly op: 'set'; readonly test: CharTest }
  | { op: 'split'; first: number; second: number; readonly memo: number }
  | { op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'assert'; readonly at: Assertion }
  | { readonly op: 'look'; readonly body: Program; readonly ahead: boolean; readonly negative: boolean }
  | { readonly op: 'atomic'; readonly body: Program }
  | { readonly op: 'backreference'; readonly index: number }
  | { readonly op: 'match' };

export interface Program {
  readonly code: readonly Instruction[];
  /** Places where it may go two ways. */
  readonly splits: number;
  /** Whether what was matched before matters, so that nothing can be remembered. */
  readonly remembers: boolean;
  readonly widthMin: number;
  /** Infinity when there is no bound. */
  readonly widthMax: number;
}

/** Whether a code point belongs to the set of an instruction. */
export type CharTest = (code: number) => boolean;

/** Compiles for the linear matcher; undefined when counted repeats make it too large. */
export function compileProgram({ root }: Pick<ParsedRegex, 'root'>): Program | undefined {
  const compiler = new Compiler();
  compiler.add(root);
  return compiler.finish(root);
}

class Compiler {
  readonly #code: Instruction[] = [];
  #splits = 0;
  #remembers = false;
  #tooLarge = false;

  finish(root: RegexNode): Program | undefined {
    this.#push({ op: 'match' });
    if (this.#tooLarge) return undefined;
    const { min, max } = widthOf(root);
    return {
      code: this.#code,
      splits: this.#splits,
      remembers: this.#remembers,
      widthMin: min,
      widthMax: max,
    };
  }

  add(node: RegexNode): void {
    if (this.#tooLarge) return;
    switch (node.kind) {
      case 'set':
        this.#push({ op: 'set', test: testOf(node.set) });
        return;
      case 'property': {
        const form = new RegExp(`^\\${node.negative ? 'P' : 'p'}{${node.name}}$`, 'u');
        this.#push({ op: 'set', test: (code) => form.test(String.fromCodePoint(code)) });
        return;
      }
      case 'sequence':
        for (const part of node.parts) this.add(part);
        return;
      case 'choice':
        this.#choice(node.branches);
        return;
      case 'repeat':
        if (node.mode === 'possessive') this.#atomic({ ...node, mode: 'greedy' });
        else this.#repeat(node);
        return;
      case 'group':
        this.#push({ op: 'save', slot: node.index * 2 });
        this.add(node.body);
        this.#push({ op: 'save', slot: node.index * 2 + 1 });
        return;
      case 'atomic':
        this.#atomic(node.body);
        return;
      case 'look':
        this.#look(node);
        return;
      case 'backreference':
        this.#remembers = true;
        this.#push({ op: 'backreference', index: node.index });
        return;
      case 'assertion':
        this.#push({ op: 'assert', at: node.at });
    }
  }

  #push(instruction: Instruction): number {
    if (this.#code.length >= limits.regexProgram) this.#tooLarge = true;
    else this.#code.push(instruction);
    return this.#code.length - 1;
  }

  /** A part that is matched for itself; undefined when it is too large. */
  #part(node: RegexNode): Program | undefined {
    const compiler = new Compiler();
    compiler.add(node);
    const body = compiler.finish(node);
    if (body === undefined) this.#tooLarge = true;
    else if (body.remembers) this.#remembers = true;
    return body;
  }

  #atomic(node: RegexNode): void {
    const body = this.#part(node);
    if (body !== undefined) this.#push({ op: 'atomic', body });
  }

  #look({ body: node, ahead, negative }: RegexNode & { readonly kind: 'look' }): void {
    const body = this.#part(node);
    if (body !== undefined) this.#push({ op: 'look', body, ahead, negative });
  }

  #split(): Instruction & { op: 'split' } {
    const split = { op: 'split' as const, first: 0, second: 0, memo: this.#splits++ };
    this.#push(split);
    return split;
  }

  #choice(branches: readonly RegexNode[]): void {
    const exits: { op: 'jump'; to: number }[] = [];
    branches.forEach((branch, at) => {
      if (at === branches.length - 1) {
        this.add(branch);
        return;
      }
      const split = this.#split();
      split.first = this.#code.length;
      this.add(branch);
      const exit = { op: 'jump' as const, to: 0 };
      this.#push(exit);
      exits.push(exit);
      split.second = this.#code.length;
    });
    for (const exit of exits) exit.to = this.#code.length;
  }

  #repeat({ body, min, max, mode }: RegexNode & { readonly kind: 'repeat' }): void {
    for (let copy = 0; copy < min && !this.#tooLarge; copy++) this.add(body);
    if (max === Infinity) {
      this.#loop(body, mode === 'lazy');
      return;
    }
    const splits: (Instruction & { op: 'split' })[] = [];
    for (let copy = min; copy < max && !this.#tooLarge; copy++) {
      const split = this.#split();
      splits.push(split);
      aim(split, this.#code.length, mode === 'lazy');
      this.add(body);
    }
    for (const split of splits) aimElse(split, this.#code.length, mode === 'lazy');
  }

  #loop(body: RegexNode, lazy: boolean): void {
    const start = this.#code.length;
    const split = this.#split();
    aim(split, this.#code.length, lazy);
    this.add(body);
    this.#push({ op: 'jump', to: start });
    aimElse(split, this.#code.length, lazy);
  }
}

function aim(split: { first: number; second: number }, body: number, lazy: boolean): void {
  if (lazy) split.second = body;
  else split.first = body;
}

function aimElse(split: { first: number; second: number }, out: number, lazy: boolean): void {
  if (lazy) split.first = out;
  else split.second = out;
}

function testOf(set: CharSet): CharTest {
  const ascii = new Uint8Array(128);
  for (let code = 0; code < 128; code++) ascii[code] = holds(set, code) ? 1 : 0;
  return (code) => (code < 128 ? ascii[code] === 1 : holds(set, code));
}

function holds(set: CharSet, code: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (set[middle * 2] ?? 0)) high = middle - 1;
    else if (code > (set[middle * 2 + 1] ?? 0)) low = middle + 1;
    else return true;
  }
  return false;
}

interface Width {
  readonly min: number;
  readonly max: number;
}

/** Characters an expression may read, in UTF-16 units. */
function widthOf(node: RegexNode): Width {
  switch (node.kind) {
    case 'set':
    case 'property':
      return { min: 1, max: 2 };
    case 'sequence':
      return node.parts.map(widthOf).reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), zero);
    case 'choice': {
      const all = node.branches.map(widthOf);
      return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
    }
    case 'repeat': {
      const { min, max } = widthOf(node.body);
      return { min: min * node.min, max: node.max === 0 || max === 0 ? 0 : max * node.max };
    }
    case 'group':
    case 'atomic':
      return widthOf(node.body);
    case 'backreference':
      return { min: 0, max: Infinity };
    case 'look':
    case 'assertion':
      return zero;
  }
}

const zero: Width = { min: 0, max: 0 };
