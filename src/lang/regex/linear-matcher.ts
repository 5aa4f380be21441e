import { limits } from '../../core/limits.ts';
import { isWordCode } from './classes.ts';
import type { Assertion } from './node.ts';
import type { Instruction, Program } from './program.ts';

type Look = Instruction & { readonly op: 'look' };
type Rare = Exclude<Instruction, { readonly op: 'set' | 'split' | 'jump' | 'match' }>;

/** Start and end of the match and of each group (`[start, end, start1, end1, …]`, -1 where one took no part). */
export type Slots = Int32Array;

/**
 * Matches by backtracking that remembers where it has failed, so that its time is bounded by program size times text
 * length (expressions with back references only by the step limit). One text; not for use by two callers at once.
 */
export class LinearMatcher {
  readonly #program: Program;
  readonly #text: string;
  readonly #slots: number;
  readonly #memos = new Map<Program, Memo>();
  #steps = 0;
  /** Whether a limit was reached: what was found until then is right, but not all. */
  exhausted = false;

  /** Instructions carried out so far. */
  get steps(): number {
    return this.#steps;
  }

  constructor(program: Program, groups: number, text: string) {
    this.#program = program;
    this.#text = text;
    this.#slots = (groups + 1) * 2;
  }

  /** The first match that starts at `from` or later, where `starts` (a global expression) has a match. */
  search(from: number, starts?: RegExp): Slots | undefined {
    for (let at = from; at <= this.#text.length && !this.exhausted; at++) {
      if (starts !== undefined) {
        starts.lastIndex = at;
        const start = starts.exec(this.#text);
        if (start === null) return undefined;
        at = start.index;
      }
      const slots = this.matchAt(at);
      if (slots !== undefined) return slots;
      if ((this.#text.codePointAt(at) ?? 0) > 0xffff) at++;
    }
    return undefined;
  }

  /** The match that starts exactly at `at`. */
  matchAt(at: number): Slots | undefined {
    const slots = new Int32Array(this.#slots).fill(-1);
    const end = this.#run(this.#program, at, slots, -1);
    if (end < 0) return undefined;
    slots[0] = at;
    slots[1] = end;
    return slots;
  }

  #memoOf(program: Program): Memo | undefined {
    if (this.#program.remembers || program.splits === 0) return undefined;
    const known = this.#memos.get(program);
    if (known !== undefined) return known;
    if (program.splits * (this.#text.length + 1) > limits.regexMemoBits) {
      this.#steps = limits.regexSteps;
      return undefined;
    }
    const memo = new Memo(program.splits, this.#text.length + 1, program === this.#program);
    this.#memos.set(program, memo);
    return memo;
  }

  /**
   * Runs a program from a place; the end of the match or -1. With `mustEnd` it has to end there, and then failures
   * mean nothing for other ends and are not remembered.
   */
  #run(program: Program, start: number, slots: Slots, mustEnd: number): number {
    const memo = mustEnd >= 0 ? undefined : this.#memoOf(program);
    // Backtracking stack: where to go on, and slots to put back (-1 - slot, old value).
    const stack: number[] = [];
    let pc = 0;
    let at = start;
    while (++this.#steps <= limits.regexSteps) {
      const instruction = program.code[pc];
      let next = -1;
      if (instruction?.op === 'set') {
        const code = this.#text.codePointAt(at);
        if (code !== undefined && instruction.test(code)) {
          at += code > 0xffff ? 2 : 1;
          next = pc + 1;
        }
      } else if (instruction?.op === 'split') {
        if (memo === undefined || memo.first(instruction.memo, at)) {
          stack.push(instruction.second, at);
          next = instruction.first;
        }
      } else if (instruction?.op === 'jump') next = instruction.to;
      else if (instruction === undefined || instruction.op === 'match') {
        if (mustEnd >= 0 && at !== mustEnd) next = -1;
        else {
          memo?.succeeded(at);
          return at;
        }
      } else {
        const moved = this.#apply(instruction, at, stack, slots);
        if (moved >= 0) {
          at = moved;
          next = pc + 1;
        }
      }
      if (next < 0) {
        const resumed = backtrack(stack, slots);
        if (resumed === undefined) return -1;
        [next, at] = resumed;
      }
      pc = next;
    }
    this.exhausted = true;
    return -1;
  }

  /** Carries out what is rare; where it goes on in the text, or -1 when it fails. */
  #apply(instruction: Rare, at: number, stack: number[], slots: Slots): number {
    switch (instruction.op) {
      case 'save':
        stack.push(-1 - instruction.slot, slots[instruction.slot] ?? -1);
        slots[instruction.slot] = at;
        return at;
      case 'assert':
        return this.#holds(instruction.at, at) ? at : -1;
      case 'look':
        return this.#looks(instruction, at, stack, slots) === instruction.negative ? -1 : at;
      case 'atomic':
        return this.#sub(slots, stack, () => this.#run(instruction.body, at, slots, -1));
      case 'backreference': {
        const from = slots[instruction.index * 2] ?? -1;
        const to = slots[instruction.index * 2 + 1] ?? -1;
        if (from < 0 || to < 0) return -1;
        return this.#text.startsWith(this.#text.slice(from, to), at) ? at + to - from : -1;
      }
    }
  }

  /** Runs a part and lets the groups it set be put back when what follows fails. */
  #sub(slots: Slots, stack: number[], run: () => number): number {
    const before = slots.slice();
    const end = run();
    if (end < 0) return -1;
    before.forEach((old, slot) => {
      if (old !== slots[slot]) stack.push(-1 - slot, old);
    });
    return end;
  }

  #looks(instruction: Look, at: number, stack: number[], slots: Slots): boolean {
    const { body, ahead, negative } = instruction;
    const before = slots.slice();
    const found = this.#sub(slots, stack, () =>
      ahead ? this.#run(body, at, slots, -1) : this.#behind(body, at, slots),
    );
    if (negative) slots.set(before);
    return found >= 0;
  }

  #behind(body: Program, at: number, slots: Slots): number {
    const farthest = Math.max(0, body.widthMax === Infinity ? 0 : at - body.widthMax);
    for (let from = at - body.widthMin; from >= farthest; from--) {
      if (this.#run(body, from, slots, at) >= 0) return at;
    }
    return -1;
  }

  #holds(assertion: Assertion, at: number): boolean {
    const text = this.#text;
    switch (assertion) {
      case 'text-start':
        return at === 0;
      case 'text-end':
        return at === text.length;
      case 'last-line-end':
        return at === text.length || (at === text.length - 1 && text[at] === '\n');
      case 'line-start':
        return at === 0 || (text[at - 1] === '\n' && at < text.length);
      case 'line-end':
        return at === text.length || text[at] === '\n';
      case 'word-edge':
        return isWordCode(text.charCodeAt(at - 1)) !== isWordCode(text.charCodeAt(at));
      case 'not-word-edge':
        return isWordCode(text.charCodeAt(at - 1)) === isWordCode(text.charCodeAt(at));
    }
  }
}

/** Puts slots back and gives the next place to go on from; undefined when there is none. */
function backtrack(stack: number[], slots: Slots): readonly [number, number] | undefined {
  for (;;) {
    const value = stack.pop();
    const target = stack.pop();
    if (value === undefined || target === undefined) return undefined;
    if (target >= 0) return [target, value];
    slots[-1 - target] = value;
  }
}

/** Which ways were tried at which places. What was tried on the way to a match has not failed and is taken back. */
class Memo {
  readonly #bits: Uint32Array;
  readonly #splits: number;
  readonly #width: number;
  /** Everything tried since the last match, kept where the next run may start before its end. */
  readonly #tried: number[] | undefined;

  constructor(splits: number, width: number, onlyForward: boolean) {
    this.#bits = new Uint32Array(((splits * width) >>> 5) + 1);
    this.#splits = splits;
    this.#width = width;
    this.#tried = onlyForward ? undefined : [];
  }

  /** Whether this is the first time; remembers it. */
  first(split: number, at: number): boolean {
    const bit = split * this.#width + at;
    const word = this.#bits[bit >>> 5] ?? 0;
    const mask = 1 << (bit & 31);
    if ((word & mask) !== 0) return false;
    this.#bits[bit >>> 5] = word | mask;
    this.#tried?.push(bit);
    return true;
  }

  /** A match ended at `at`. Where every later run starts there or later, only that place has to be taken back. */
  succeeded(at: number): void {
    if (this.#tried === undefined) {
      for (let split = 0; split < this.#splits; split++) this.#clear(split * this.#width + at);
      return;
    }
    for (const bit of this.#tried) this.#clear(bit);
    this.#tried.length = 0;
  }

  #clear(bit: number): void {
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) & ~(1 << (bit & 31));
  }
}
