import type { Problem } from '../../core/problem.ts';
import type { ForeignVerify } from '../../formats/secret-rules/rule.ts';
import type { ForeignFound } from './foreign/find-foreign.ts';
import type { SecretRule } from './rule.ts';

/** Rules of other scanners as the engine asks them; see `readOtherRules`. */
export interface OtherRules {
  /** How their findings are told. */
  readonly rules: readonly SecretRule[];
  /** What cannot run, and what rules run without. */
  readonly problems: readonly Problem[];
  /** The file that a rule is from, as the user wrote it. */
  fileOf(rule: string): string | undefined;
  /** Ids of rules that only look at files of certain names. */
  readonly byName: readonly string[];
  /** Rules that name a server of the user's own to ask about what they find. */
  readonly verified: readonly { readonly rule: SecretRule; readonly verify: ForeignVerify }[];
  /** Looks at one content; `commit`: the full id of the one it is of, where there is one. */
  find(file: { readonly path: string; readonly commit?: string }, bytes: Uint8Array): ForeignFound;
}
