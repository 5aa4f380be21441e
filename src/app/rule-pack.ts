import type { Label } from '../core/label.ts';
import type { RuleSource } from '../engines/sast/index.ts';

/** The built-in rules as the build packed them; the build writes the text, so a text that is none is a damaged installation. */
export function readPack(text: string): readonly RuleSource[] {
  const pack: { readonly rules: readonly RuleSource[] } = JSON.parse(text);
  return pack.rules;
}

/** The labels of corpora as the build packed them. */
export function readLedger(text: string): readonly Label[] {
  const ledger: { readonly labels: readonly Label[] } = JSON.parse(text);
  return ledger.labels;
}
