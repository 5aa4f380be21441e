import { limits } from '../../core/limits.ts';
import type { Block, Edge, Expression } from './flow.ts';

interface OpenBlock {
  readonly steps: Expression[];
  readonly next: Edge[];
}

/** Builds the blocks of one function. Steps go to the current block; there is none behind a jump. */
export class Graph {
  readonly #blocks: OpenBlock[] = [{ steps: [], next: [] }];
  #current = 0;
  /** Where control goes when a step throws; undefined when nothing in the function catches. */
  handler: number | undefined;
  /** Whether the function is too large to be shown whole. */
  cut = false;

  /** Whether control can come to the next step. */
  get live(): boolean {
    return this.#current >= 0;
  }

  get current(): number {
    return this.#current;
  }

  /** A new block that nothing leads to yet. */
  block(): number {
    this.#blocks.push({ steps: [], next: [] });
    return this.#blocks.length - 1;
  }

  get isFull(): boolean {
    if (this.#blocks.length > limits.flowBlocks) this.cut = true;
    return this.cut;
  }

  step(expression: Expression): void {
    if (!this.live || this.isFull) return;
    const throws = this.handler !== undefined && mayThrow(expression);
    if (throws) this.#mayLeave();
    this.#blocks[this.#current]?.steps.push(expression);
    if (throws) this.#mayLeave();
  }

  /** Here control may go to the handler. */
  #mayLeave(): void {
    if (this.handler === undefined) return;
    const after = this.block();
    this.edge(this.#current, { to: this.handler });
    this.edge(this.#current, { to: after });
    this.#current = after;
  }

  /** Control goes on in a block, and steps are added there. */
  continueIn(block: number): void {
    this.jump(block);
    this.#current = block;
  }

  /** Steps are added to a block from now on, whether control comes there from here or not. */
  startAt(block: number): void {
    this.#current = block;
  }

  /** Control goes to a block. Steps after this one are reached by nobody, until another block is started. */
  jump(to: number, when?: boolean): void {
    if (this.live) this.edge(this.#current, { to, ...(when === undefined ? {} : { when }) });
    this.#current = -1;
  }

  /** Nothing comes after the current block but what it was given already. */
  stop(): void {
    this.#current = -1;
  }

  /** Control may go to a block, or on. */
  branch(to: number, when?: boolean): void {
    if (this.live) this.edge(this.#current, { to, ...(when === undefined ? {} : { when }) });
  }

  edge(from: number, edge: Edge): void {
    const next = this.#blocks[from]?.next;
    if (next !== undefined && !next.some(({ to, when }) => to === edge.to && when === edge.when))
      next.push(edge);
  }

  finish(): readonly Block[] {
    return this.#blocks;
  }

  /** The blocks that control can come to, each after those it usually comes from. */
  order(): readonly number[] {
    const seen = new Set<number>([0]);
    const done: number[] = [];
    const open: { readonly block: number; edge: number }[] = [{ block: 0, edge: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = this.#blocks[top.block]?.next[top.edge++];
      if (next === undefined) {
        done.push(top.block);
        open.pop();
      } else if (!seen.has(next.to)) {
        seen.add(next.to);
        open.push({ block: next.to, edge: 0 });
      }
    }
    return done.reverse();
  }
}

/** Whether computing something may throw: names and literals alone never do. */
function mayThrow(expression: Expression): boolean {
  switch (expression.op) {
    case 'constant':
    case 'variable':
    case 'function':
      return false;
    case 'same':
      return mayThrow(expression.of);
    case 'assign':
      return (
        mayThrow(expression.value) || expression.target.kind !== 'place' || mayThrow(expression.target.place)
      );
    case 'record':
      return expression.entries.some(({ value }) => mayThrow(value));
    case 'choice':
      return [...expression.ways, ...(expression.condition === undefined ? [] : [expression.condition])].some(
        mayThrow,
      );
    case 'sequence':
      return expression.parts.some(mayThrow);
    case 'mix':
    case 'field':
    case 'call':
      return true;
  }
}
