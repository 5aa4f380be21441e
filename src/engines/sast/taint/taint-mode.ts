import { ok } from '../../../core/result.ts';
import type { RuleMode } from '../formula/compile.ts';
import type { LeafProvider } from '../formula/leaf.ts';
import { compileTaintRule } from './compile-taint.ts';
import { matchTaintRule } from './match-taint-rule.ts';
import { TaintFiles } from './taint-files.ts';

/**
 * Taint rules, for a compiler over the same providers. `acrossFunctions`: calls are followed for every rule, not only for
 * those that ask for it. One per thread: it keeps the graphs of scopes that still live. */
export function taintMode(providers: readonly LeafProvider[], acrossFunctions = false): RuleMode {
  const files = new TaintFiles();
  return {
    kind: 'taint',
    compile(rule, compiler) {
      const compiled = compileTaintRule(compiler, providers, rule);
      if (!compiled.ok) return compiled;
      const taint = { ...compiled.value, acrossFunctions };
      const needs = [...taint.sourceNeeds, ...taint.sinkNeeds];
      return ok({
        kind: 'other',
        rule,
        needs,
        match: (scope, file) => matchTaintRule(taint, scope, file, files),
      });
    },
  };
}
