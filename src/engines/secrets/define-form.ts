import { type RuleSpec, defineNear, defineToken } from './define-rule.ts';
import { bodyFor, formOf, leadFor } from './form.ts';
import type { Dice } from './dice.ts';
import type { SecretRule } from './rule.ts';
import { settingsOf } from './examples.ts';
import { damaged, exampleOf, inContext, keyed, strangersTo, unlessWritten } from './keyed.ts';

type Row = Omit<RuleSpec, 'forge' | 'proof'> & {
  readonly proof?: RuleSpec['proof'];
  readonly forge?: RuleSpec['forge'];
};

/**
 * A kind of token with a literal of its own. Literals, alphabets and lengths are facts as providers document them or
 * as published rule sets (betterleaks, kingfisher, titus) have observed them, restated as a form.
 */
export interface TokenRow extends Row {
  /** See `formOf`; several where a provider has several. */
  readonly forms: readonly string[];
}

/** A kind of token without one: it is told by the provider's name close to it and by the name it is assigned to. */
export interface KeyedRow extends Row {
  /** The provider's name in lower case, as variables, keys and hosts spell it. */
  readonly words: readonly string[];
  readonly form: string;
  /** Words of a name that holds it; by default key, token, secret, password and the like. */
  readonly nouns?: readonly string[];
}

/** One rule a row. */
export function tokenRules(rows: readonly TokenRow[]): readonly SecretRule[] {
  return rows.map(tokenRule);
}

function tokenRule(row: TokenRow): SecretRule {
  const forms = row.forms.map(formOf);
  const isHeaded = forms.every((form) => form.heads.length > 0);
  const anchors = forms.flatMap((form) => (isHeaded ? form.heads : form.cores));
  const members = forms.map((form) => form.members).join('');
  const body = bodyFor(members);
  // The full stop of a sentence is of the alphabet of some tokens, but no part of them.
  const stop = body === 'dotted' || body === 'jwt' || body === 'token' ? '\\.?' : '';
  const sources = forms.map((form, index) =>
    index === 0 ? form.source : form.source.replace('?<body>', '?:'),
  );
  const forge = row.forge ?? ((dice: Dice): string => forms[dice.below(forms.length)]?.forge(dice) ?? '');
  return defineToken({
    proof: 'format',
    check: unlessWritten,
    lead: isHeaded ? 'slug' : leadFor(members),
    forge,
    ...(isHeaded
      ? {}
      : { settings: settingsOf, silent: (dice: Dice) => damaged(forge(dice), anchors[0] ?? '') }),
    ...row,
    anchors: [...new Set(anchors)],
    at: isHeaded ? 'start' : 'inside',
    body,
    least: Math.min(...forms.map((form) => form.least)),
    most: Math.max(...forms.map((form) => form.most)) + (stop === '' ? 0 : 1),
    shape: new RegExp(`^(?:(?<secret>${sources.join('|')}))${stop}$`, 'd'),
  });
}

/** One rule a row. */
export function keyedRules(rows: readonly KeyedRow[]): readonly SecretRule[] {
  return rows.map(keyedRule);
}

function keyedRule(row: KeyedRow): SecretRule {
  const form = formOf(row.form);
  const [word = ''] = row.words;
  const [noun = 'key'] = row.nouns ?? [];
  return defineNear({
    proof: 'context',
    check: (candidate) => inContext(candidate, row.words),
    forge: (dice) => form.forge(dice),
    settings: (secret) => exampleOf(secret, word, noun),
    silent: (dice) => strangersTo(word, noun, () => form.forge(dice)),
    ...row,
    anchors: row.words,
    before: 0,
    after: 160 + form.most,
    shape: keyed(form, row.nouns),
  });
}
