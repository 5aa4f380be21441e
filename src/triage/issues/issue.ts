import type { EngineId } from '../../core/ids.ts';
import type { Severity } from '../../core/severity.ts';

/** Where a weakness is, as far as two engines can agree on it. */
export type IssuePlace =
  | { readonly kind: 'code'; readonly path: string; readonly line: number }
  | { readonly kind: 'package'; readonly purl: string; readonly advisory: string }
  | { readonly kind: 'request'; readonly method: string; readonly route: string; readonly parameter: string }
  | { readonly kind: 'elsewhere'; readonly name: string };

/** How a member stands; of several, the first in this order is what the issue is. */
export const memberStates = ['open', 're-confirm', 'confirmed', 'accepted', 'ignored', 'closed'] as const;
export type MemberState = (typeof memberStates)[number];

/** A finding, as far as merging goes. */
export interface IssueMember {
  readonly id: string;
  readonly engine: EngineId;
  readonly rule: string;
  readonly cwe: readonly number[];
  readonly severity: Severity;
  readonly state: MemberState;
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  readonly place: IssuePlace;
  /** Digest of what was matched; the same engine saying two different things about a line says two things. */
  readonly match: string;
  /** The ways into the application whose input reaches it, by the route table. */
  readonly entries: readonly {
    readonly method: string;
    readonly route: string;
    readonly parameter: string;
  }[];
}

/** Findings of one or several engines that are one weakness. */
export interface Issue {
  /** `i_` and the rest of its oldest member's id. */
  readonly id: string;
  /** Oldest first; never empty. Each keeps its own state. */
  readonly members: readonly IssueMember[];
  /** `confirmed`: seen in the code and at run time at the same place; `probable`: joined by the route table alone. */
  readonly certainty: 'single' | 'same-place' | 'probable' | 'confirmed';
  readonly because: string;
  /** The worst of its members that are open, else of all. */
  readonly severity: Severity;
  /** That of its worst member. */
  readonly state: MemberState;
  readonly family: string | undefined;
}
