import { Dice } from '../../src/engines/secrets/dice.ts';
import { secretsIn } from '../../src/engines/secrets/mask-secrets.ts';
import { allRules } from '../../src/engines/secrets/rules/all.ts';

/** A secret of a rule, made of random numbers as the rule itself makes its examples; nobody's. The same in every run. */
export function forged(rule: string, salt = 0): string {
  const kind = allRules.find(({ id }) => id === `secrets/${rule}`);
  const [example = ''] = kind?.examples(new Dice(seedOf(rule) + salt)).bad ?? [];
  const [secret] = secretsIn(Buffer.from(example, 'utf8'));
  if (secret === undefined) throw new Error(`${rule} makes a secret`);
  return secret;
}

function seedOf(rule: string): number {
  return [...rule].reduce((sum, letter) => sum * 3 + letter.charCodeAt(0), 7) % 1_000_003;
}
