import type { MutationFact } from '../../core/fact.ts';

/** What kind of control a point takes away. */
export type Control = MutationFact['control'];

/** An edit that takes a control away, and why the place is taken for one. */
export interface Mutation {
  readonly control: Control;
  /** UTF-16 offsets of what is replaced. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly title: string;
  readonly reason: string;
}
