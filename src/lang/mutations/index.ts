/** Where the controls of a program can be taken away, so that a test that guards them must go red. */
export { mutationFacts } from './mutation-facts.ts';
export type { Control, Mutation } from './mutation.ts';
