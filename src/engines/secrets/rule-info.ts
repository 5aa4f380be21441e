import { digestOf } from '../../core/digest.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { Dice } from './dice.ts';
import type { Examples, SecretRule } from './rule.ts';

/** What a rule says of itself to the rest of Holdfast. Its examples are made when they are first counted: most runs never ask. */
export function ruleInfo(rule: SecretRule, examples: () => Examples): RuleInfo {
  return {
    id: rule.id,
    engine: 'secrets',
    title: rule.title,
    why: rule.why,
    todo: rule.todo,
    runbook: rule.runbook,
    severity: rule.severity,
    confidence: rule.confidence,
    mitigations: [
      'no-secrets-in-code',
      'secrets-out-of-code',
      'secret-scanning',
      'secrets-management',
      'secrets/*',
    ],
    cwe: [798, 540],
    digest: ruleDigest(rule),
    fixtures: {
      get bad() {
        return examples().bad.length;
      },
      get ok() {
        return examples().ok.length;
      },
    },
    // A checksum that holds is no judgement: the provider made the token.
    proof: rule.proof === 'checksum' ? 'by-construction' : 'measured',
  };
}

/** The examples of a rule, the same in every process. */
export function examplesOf(rule: SecretRule): Examples {
  return rule.examples(new Dice(seedOf(rule.id)));
}

/** Covers all data of a rule and the version of its check. */
export function ruleDigest(rule: SecretRule): string {
  const { id, proof, severity, confidence, rank, version, find, requires = [], part = false } = rule;
  const shape = `${find.shape.source}/${find.shape.flags}`;
  return digestOf({
    id,
    proof,
    severity,
    confidence,
    rank,
    version,
    find: { ...find, shape },
    requires,
    part,
  });
}

function seedOf(id: string): number {
  let seed = 7;
  for (let i = 0; i < id.length; i++) seed = (Math.imul(seed, 31) + id.charCodeAt(i)) >>> 0;
  return seed;
}
