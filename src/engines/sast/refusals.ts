import type { Problem } from '../../core/problem.ts';
import type { RuleNote, SemgrepRule } from '../../formats/semgrep/rule.ts';
import type { SourcesRead } from './read-sources.ts';
import type { RuleSource } from './rule-source.ts';
import type { RefusedRule } from './scan/rule-set.ts';

/**
 * What of the user's own rule files is not honoured. A rule that runs nowhere has `failed`; one that runs without a key,
 * or in only some of its languages, is `partial`.
 */
export function refusalsOf(
  own: readonly RuleSource[],
  { rules, notes }: SourcesRead,
  refused: readonly RefusedRule[],
): readonly Problem[] {
  const paths = new Set(own.map(({ path }) => path));
  const told = new Set([...rules.map(({ rule }) => rule.path), ...notes.map(({ path }) => path)]);
  return [
    ...notes.filter(({ path }) => paths.has(path)).map(noteProblem),
    ...byRule(refused.filter(({ rule }) => paths.has(rule.path))).flatMap(compileProblems),
    ...[...paths].filter((path) => !told.has(path)).map(emptyProblem),
  ];
}

function noteProblem({ effect, path, rule, key, reason, line }: RuleNote): Problem {
  const subject = rule === '' ? 'the file' : rule;
  const what = key === '' ? subject : `${subject}, ${key}`;
  const runs = effect === 'key-ignored';
  return {
    kind: runs ? 'partial' : 'failed',
    rule,
    target: path,
    line,
    message: `${what}: ${runs ? 'is not honoured' : 'does not run'}: ${reason}`,
    todo: runs ? todoOfKey : todoOf(path),
  };
}

/** One problem for a rule that runs in no language; else one for each language in which it does not. */
function compileProblems(refused: readonly RefusedRule[]): readonly Problem[] {
  const [first] = refused;
  if (first === undefined) return [];
  const nowhere = first.rule.languages.every((one) => refused.some(({ language }) => language === one));
  return (nowhere ? [first] : refused).map(({ rule, language, problem }) => ({
    kind: nowhere ? 'failed' : 'partial',
    rule: rule.id,
    target: rule.path,
    line: problem.line,
    message: `${rule.id}, ${problem.key}: does not run${nowhere ? '' : ` in ${language}`}: ${problem.reason}`,
    todo: todoOf(rule.path),
  }));
}

function emptyProblem(path: string): Problem {
  return {
    kind: 'failed',
    rule: '',
    target: path,
    message: 'the file holds no rules',
    todo: 'Add a rule, or leave the file out.',
  };
}

const todoOfKey = 'Take the key out if the rule means the same without it.';

function todoOf(path: string): string {
  return `Correct the rule or take it out; holdfast rules test ${path} reads it alone.`;
}

function byRule(refused: readonly RefusedRule[]): readonly (readonly RefusedRule[])[] {
  const groups = new Map<SemgrepRule, RefusedRule[]>();
  for (const one of refused) {
    const group = groups.get(one.rule);
    if (group === undefined) groups.set(one.rule, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
