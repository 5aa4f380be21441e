/** A rule of another secret scanner in one form for all of them. Patterns are texts as written; nothing is compiled. */
export interface ForeignRule {
  readonly tool: ForeignTool;
  /** As written; unique in one tool. */
  readonly id: string;
  readonly title: string;
  /** A search in the content; undefined for a rule about file names only. */
  readonly regex: string | undefined;
  /** A search in the path, which must match too. */
  readonly path: string | undefined;
  readonly secret: SecretPart;
  /** Shannon entropy of the secret, in bits for each byte, that it must be above (or at, when `inclusive`). */
  readonly entropy: { readonly above: number; readonly inclusive: boolean } | undefined;
  /** In lower case; one of them must stand somewhere in the content, in any case. None: no such condition. */
  readonly keywords: readonly string[];
  readonly requirements: CharacterRequirements | undefined;
  /** Of two rules that match the same bytes the higher one reports. */
  readonly specificity: number;
  /** Whether its matches are findings by themselves, and not only parts of other rules. */
  readonly reported: boolean;
  readonly allow: readonly ForeignAllow[];
  readonly required: readonly ForeignRequired[];
  /** An expression in the language of betterleaks; a match for which it is true is left out. */
  readonly filter: string | undefined;
  readonly confidence: 'high' | 'medium' | 'low' | undefined;
  readonly tags: readonly string[];
  /** A server of the user's own that says whether a secret works. */
  readonly verify?: ForeignVerify;
}

/** Where a secret is sent to be tried, as written. */
export interface ForeignVerify {
  /** What the receiver calls the rule, and the expression that finds the secret. */
  readonly name: string;
  readonly group: string;
  readonly endpoint: string;
  /** Plain HTTP is meant. */
  readonly unsafe: boolean;
  /** `Name: value`. */
  readonly headers: readonly string[];
  /** Statuses, both ends included; empty: 200, and any 4xx. */
  readonly live: readonly StatusRange[];
  readonly dead: readonly StatusRange[];
}

export type StatusRange = readonly [from: number, to: number];

export type ForeignTool = 'gitleaks' | 'kingfisher' | 'trufflehog';

/** Which part of a match is the secret: a group by number, or the first with a text, before those one with a name. */
export type SecretPart =
  | { readonly kind: 'group'; readonly index: number }
  | { readonly kind: 'first'; readonly named?: string };

/** Characters of a kind that the secret must have at least. */
export interface CharacterRequirements {
  readonly digits: number;
  readonly upper: number;
  readonly lower: number;
  readonly special: number;
  /** What counts as special; undefined: everything that is no letter and no digit. */
  readonly specials: string | undefined;
}

/** What makes a match none: each condition that is not empty, all of them with `and`, one with `or`. */
export interface ForeignAllow {
  readonly condition: 'and' | 'or';
  /** In lower case. */
  readonly commits: readonly string[];
  readonly paths: readonly string[];
  readonly target: 'secret' | 'match' | 'line';
  readonly regexes: readonly string[];
  /** In lower case; compared with the secret in any case. */
  readonly stopwords: readonly string[];
}

/** Another rule that must match in the same content, within so many lines and columns when that is said. */
export interface ForeignRequired {
  readonly id: string;
  readonly withinLines: number | undefined;
  readonly withinColumns: number | undefined;
}

/** Something of a file of rules that is not honoured; `rule` and `key` are empty when it concerns more. */
export interface ForeignNote {
  readonly effect: 'file-rejected' | 'rule-rejected' | 'key-ignored';
  readonly rule: string;
  readonly key: string;
  readonly reason: string;
}

/** A file of rules as read: what it says for all of its rules, and what of it is not honoured. */
export interface ForeignRuleSet {
  readonly tool: ForeignTool;
  readonly title: string;
  readonly rules: readonly ForeignRule[];
  readonly allow: readonly ForeignAllow[];
  /** Allowlists for the rules with these ids only. */
  readonly targeted: readonly { readonly rules: readonly string[]; readonly allow: ForeignAllow }[];
  /** Files for which this is true are not looked at; matches for which the other is true are left out. */
  readonly prefilter: string | undefined;
  readonly filter: string | undefined;
  readonly extend: ForeignExtend | undefined;
  readonly notes: readonly ForeignNote[];
}

/** The rules that a set adds its own to: those of a file, or the ones its tool ships. */
export interface ForeignExtend {
  readonly from: { readonly kind: 'path'; readonly path: string } | { readonly kind: 'default' } | undefined;
  readonly disabledRules: readonly string[];
}
