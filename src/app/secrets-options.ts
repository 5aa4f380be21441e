import { digestOf } from '../core/digest.ts';
import type { EngineOptions } from '../core/engine.ts';
import type { Wish } from './wish.ts';

/** What the secrets engine is told: the key that findings are recognised by, and which rules of others it has. */
export function secretsOptions({ identityKey, tools }: Pick<Wish, 'identityKey' | 'tools'>): EngineOptions {
  const { otherRules } = tools;
  return {
    ...(identityKey === undefined ? {} : { identityKey }),
    ...(otherRules.length === 0 ? {} : { rules: digestOf(otherRules.map(({ path, text }) => [path, text])) }),
  };
}
