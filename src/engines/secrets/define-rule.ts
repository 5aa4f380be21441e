import type { Confidence, Severity } from '../../core/severity.ts';
import type { ByteClass } from './byte-class.ts';
import { Dice } from './dice.ts';
import { fakesOf, settingsOf } from './examples.ts';
import { placeholderIn } from './placeholder.ts';
import {
  type Candidate,
  type Examples,
  type Finder,
  type Proof,
  type SecretRule,
  type Verdict,
  dropped,
  kept,
} from './rule.ts';

/** What every rule says of its secret. */
export interface RuleSpec {
  readonly name: string;
  readonly provider: string;
  readonly title: string;
  /** Completes “Whoever reads it can …”. */
  readonly grants: string;
  /** Completes “Revoke it …”: the place where that is done. */
  readonly revoke: string;
  /** Completes “Look through …”: where its use is recorded. */
  readonly audit?: string;
  /** The steps of a rotation where the usual ones do not fit. */
  readonly runbook?: readonly string[];
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly proof: Proof;
  readonly rank?: number;
  readonly version?: number;
  /** The usual check only asks whether the group `body`, or else the secret, is a placeholder. */
  check?(candidate: Candidate): Verdict;
  /** One valid secret, different with every throw of the dice. */
  forge(dice: Dice): string;
  /** File contents that hold the secret; by default five usual settings. */
  settings?(secret: string, dice: Dice): readonly string[];
  /** File contents that hold none; by default derived from a valid secret by damaging it. */
  silent?(dice: Dice): readonly string[];
}

/** The shape of tokens that start with a literal; `lead` is that alphabet unless said. */
export interface TokenSpec extends RuleSpec {
  readonly anchors: readonly string[];
  readonly at?: 'start' | 'inside';
  readonly lead?: ByteClass;
  readonly body: ByteClass;
  readonly least: number;
  readonly most: number;
  readonly shape: RegExp;
}

/** A rule for one kind of token, found as a run of its alphabet. */
export function defineToken(spec: TokenSpec): SecretRule {
  const { anchors, body, least, most, shape } = spec;
  const find: Finder = {
    kind: 'run',
    anchors,
    at: spec.at ?? 'start',
    lead: spec.lead ?? leadOf(body),
    body,
    least,
    most,
    shape,
  };
  return ruleOf(spec, find);
}

/** What may not stand before a token: its alphabet, but not `=`, which assigns it. */
function leadOf(body: ByteClass): ByteClass {
  return body === 'base64' || body === 'mixed64' || body === 'padded' ? 'slug' : body;
}

/** A rule for secrets without a literal of their own, found close to words that go with them. */
export function defineNear(
  spec: RuleSpec & {
    readonly anchors: readonly string[];
    readonly before: number;
    readonly after: number;
    readonly shape: RegExp;
  },
): SecretRule {
  const { anchors, before, after, shape } = spec;
  return ruleOf(spec, { kind: 'near', anchors, before, after, shape });
}

/** A rule for values that are known only by the name they are assigned to. */
export function defineAssigned(
  spec: RuleSpec & { readonly anchors: readonly string[]; readonly shape: RegExp },
): SecretRule {
  return ruleOf(spec, { kind: 'assign', anchors: spec.anchors, shape: spec.shape });
}

function ruleOf(spec: RuleSpec, find: Finder): SecretRule {
  return {
    id: `secrets/${spec.name}`,
    provider: spec.provider,
    title: spec.title,
    why: `Whoever reads it can ${spec.grants}.`,
    todo: `Revoke it ${spec.revoke}, issue a new one, and load that from a secret store.`,
    runbook: spec.runbook ?? usualRunbook(spec),
    severity: spec.severity ?? 'high',
    confidence: spec.confidence ?? usualConfidence[spec.proof],
    proof: spec.proof,
    rank: spec.rank ?? usualRank[spec.proof],
    version: spec.version ?? 1,
    find,
    check: spec.check ?? unlessPlaceholder,
    examples: (dice) => examplesOf(spec, find, dice),
  };
}

/** The usual check: keeps what does not look made up. */
export function unlessPlaceholder(candidate: Candidate): Verdict {
  const reason = placeholderIn(candidate.groups['body'] ?? candidate.secret);
  return reason === undefined ? kept : dropped(reason);
}

function usualRunbook({ title, revoke, audit }: RuleSpec): readonly string[] {
  return [
    `Make a new one with the least rights that do: ${title}.`,
    'Put it into the secret store, deploy what reads it, and see that it works.',
    `Revoke the old one ${revoke}; removing it from the file is not enough.`,
    `Look through ${audit ?? 'the provider’s record of use, if it keeps one,'} from the first commit on for what is not yours.`,
  ];
}

const usualConfidence: Readonly<Record<Proof, Confidence>> = {
  checksum: 'high',
  structure: 'high',
  format: 'medium',
  context: 'medium',
  generic: 'low',
};
const usualRank: Readonly<Record<Proof, number>> = {
  checksum: 30,
  structure: 20,
  format: 10,
  context: 8,
  generic: 2,
};

function examplesOf(spec: RuleSpec, find: Finder, dice: Dice): Examples {
  const settings = spec.settings ?? settingsOf;
  const secrets = Array.from({ length: 5 }, () => spec.forge(dice));
  // Each setting with a secret of its own, so that no single lucky token carries a rule.
  const bad = settings(secrets[0] ?? '', dice).map((_, index) => {
    const secret = secrets[index % secrets.length] ?? '';
    return settings(secret, dice)[index] ?? '';
  });
  const fakes = spec.settings === undefined ? fakesOf(spec.forge(dice), find.anchors) : [];
  return { bad, ok: [...fakes, ...(spec.silent?.(dice) ?? [])] };
}
