export type { Benign, Change, Edit, Found, Mutant } from './change.ts';
export { benign } from './benign.ts';
export { mutants } from './mutants.ts';
