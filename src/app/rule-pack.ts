import type { RuleSource } from '../engines/sast/index.ts';

/** The built-in rules as the build packed them; the build writes the text, so a text that is none is a damaged installation. */
export function readPack(text: string): readonly RuleSource[] {
  const pack: { readonly rules: readonly RuleSource[] } = JSON.parse(text);
  return pack.rules;
}
