import type { Problem } from '../../../core/problem.ts';
import { once } from '../once.ts';
import type { OtherRules } from '../other-rules.ts';
import { findForeign } from './find-foreign.ts';
import { foreignRules } from './foreign-rules.ts';
import type { RuleText } from './read-set.ts';

/** The rules of files of other scanners; read when they are first asked for. Never throws. */
export function readOtherRules(files: readonly RuleText[]): OtherRules {
  const read = once(() => foreignRules(files));
  return {
    get rules() {
      return read().rules;
    },
    get problems() {
      return [...read().problems, ...read().notHonoured].map(withRule);
    },
    get byName() {
      return read().set.rules.flatMap(({ path, rule }) => (path === undefined ? [] : [rule.id]));
    },
    get verified() {
      return read().set.rules.flatMap(({ rule, spec: { verify } }) =>
        verify === undefined ? [] : [{ rule, verify }],
      );
    },
    fileOf: (rule) => read().files.get(rule),
    find: (file, bytes) => findForeign(read().set, file, bytes),
  };
}

/** In lists of problems the message stands alone. */
function withRule(problem: Problem): Problem {
  const { rule = '', message } = problem;
  const todo =
    problem.kind === 'failed'
      ? { todo: 'Correct the rule, or take it out; the others run.' }
      : { todo: 'The rule runs without it.' };
  return { ...problem, ...todo, message: rule === '' ? message : `${rule}, ${message}` };
}
