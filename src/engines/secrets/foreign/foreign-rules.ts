import type { Problem } from '../../../core/problem.ts';
import type { ForeignNote, ForeignRule } from '../../../formats/secret-rules/rule.ts';
import type { SecretRule } from '../rule.ts';
import { type CompiledRule, compileLists, compileRule, type Refuse, type RuleScope } from './compile-rule.ts';
import { type SetFile, withExtensions } from './extend.ts';
import { compileFilter } from './filter.ts';
import { readSet, type RuleText } from './read-set.ts';
import { buildForeignSet, type ForeignSet } from './rule-set.ts';

/** The rules of some files of other scanners. */
export interface ForeignRules {
  /** How their findings are told; ids are `secrets/<tool>:<id as written>`. */
  readonly rules: readonly SecretRule[];
  /** For `findForeign`. */
  readonly set: ForeignSet;
  /** By the id of a rule the file that it is from. */
  readonly files: ReadonlyMap<string, string>;
  /** Files and rules that do not run at all. */
  readonly problems: readonly Problem[];
  /** Keys of rules that run without them. */
  readonly notHonoured: readonly Problem[];
}

/** Reads and compiles files of gitleaks, betterleaks, Kingfisher, Titus, Nosey Parker and TruffleHog. Never throws. */
export function foreignRules(files: readonly RuleText[]): ForeignRules {
  const sets = withExtensions(files.map((file) => ({ path: file.path, set: readSet(file) })));
  const problems: Problem[] = [];
  const notHonoured: Problem[] = [];
  const compiled = new Map<string, CompiledRule>();
  const from = new Map<string, string>();
  for (const file of sets) {
    const tell = (note: ForeignNote): void => {
      (note.effect === 'key-ignored' ? notHonoured : problems).push(problemOf(file.path, note));
    };
    file.set.notes.forEach(tell);
    for (const rule of compileSet(file, tell)) {
      const { id } = rule.rule;
      if (!compiled.has(id)) {
        compiled.set(id, rule);
        from.set(id, file.path);
      } else if (compiled.get(id)?.rule.version !== rule.rule.version)
        tell({
          effect: 'rule-rejected',
          rule: rule.spec.id,
          key: 'id',
          reason: 'a file before has another rule of this id',
        });
    }
  }
  const all = [...compiled.values()];
  const rules = all.map(({ rule }) => rule);
  return { rules, set: buildForeignSet(all), files: from, problems, notHonoured };
}

function compileSet({ set }: SetFile, tell: (note: ForeignNote) => void): readonly CompiledRule[] {
  const refuser =
    (rule: string): Refuse =>
    (effect, key, reason) =>
      tell({ effect, rule, key, reason });
  const ids = new Set(set.rules.map(({ id }) => id));
  for (const id of new Set(set.targeted.flatMap(({ rules }) => rules))) {
    if (!ids.has(id))
      tell({
        effect: 'key-ignored',
        rule: id,
        key: 'allowlists.targetRules',
        reason: 'there is no such rule',
      });
  }
  const scope = scopeOf(set, refuser(''));
  return set.rules.flatMap((written) => {
    const rule = withTargeted(written, set.targeted);
    const missing = rule.required.find(({ id }) => !ids.has(id));
    if (missing !== undefined) {
      tell({
        effect: 'rule-rejected',
        rule: rule.id,
        key: 'required',
        reason: `there is no rule ${missing.id}`,
      });
      return [];
    }
    return compileRule(rule, scope, refuser(rule.id)) ?? [];
  });
}

function scopeOf({ allow, prefilter, filter }: SetFile['set'], refuse: Refuse): RuleScope {
  const compiled = (text: string | undefined, key: string): RuleScope['filter'] =>
    text === undefined ? undefined : compileFilter(text, (reason) => refuse('key-ignored', key, reason));
  return {
    allow: compileLists(allow, refuse),
    prefilter: compiled(prefilter, 'prefilter'),
    filter: compiled(filter, 'filter'),
  };
}

function withTargeted(rule: ForeignRule, targeted: SetFile['set']['targeted']): ForeignRule {
  const own = targeted.flatMap(({ rules, allow }) => (rules.includes(rule.id) ? [allow] : []));
  return own.length === 0 ? rule : { ...rule, allow: [...rule.allow, ...own] };
}

function problemOf(path: string, { effect, rule, key, reason }: ForeignNote): Problem {
  const message = key === '' ? reason : `${key}: ${reason}`;
  return { kind: effect === 'key-ignored' ? 'partial' : 'failed', target: path, rule, message };
}
