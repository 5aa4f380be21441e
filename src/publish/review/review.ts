import type { Severity } from '../../core/severity.ts';

/** What a run found out about a change, whatever forge it is told on. Nothing in here is code of the repository. */
export interface Review {
  readonly version: 1;
  /** The program's version. */
  readonly tool: string;
  /** The commit that was looked at, and the one the change started from; full hex. */
  readonly head: string;
  /** Parents of `head`: a forge may have checked out a merge of the change. */
  readonly parents: readonly string[];
  readonly base: string;
  readonly verdict: Verdict;
  /** New findings, what blocks first, then the worst first. */
  readonly remarks: readonly Remark[];
  /** Verifications that failed, and what is required and has no answer. */
  readonly failures: readonly Failure[];
  readonly weakenings: readonly Weakening[];
  readonly drift: readonly DriftLine[];
  /** Who has to approve what is weaker, as the base's model names them. */
  readonly owners: readonly string[];
  /** What was not looked at, in sentences. */
  readonly gaps: readonly string[];
  /** The first job's word is not believed: no suggestion, no verdict. */
  readonly untrusted?: true;
}

export type Verdict = 'pass' | 'block' | 'incomplete' | 'comment-only';

/** One new finding. */
export interface Remark {
  readonly identity: Identity;
  readonly severity: Severity;
  /** The rule's title. */
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly todo: string;
  /** Lines from 1; undefined for places outside the tree. */
  readonly place: Place | undefined;
  readonly blocks: boolean;
  /** Why it blocks, or why not. */
  readonly because: string;
  readonly mitigations: readonly string[];
  readonly suggestion?: Suggestion;
}

/** What a remark is recognised by from run to run; digested with a key before it leaves the machine. */
export interface Identity {
  readonly rule: string;
  readonly path: string;
  readonly scope: string;
  readonly match: string;
  readonly context: string;
}

export interface Place {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

/** New text of the lines `line` to `endLine` (from 1) of the file as it is in the head; without its last line end. */
export interface Suggestion {
  readonly line: number;
  readonly endLine: number;
  readonly text: string;
}

export interface Failure {
  readonly verification: string;
  readonly mitigation: string;
  readonly blocks: boolean;
  readonly because: string;
}

/** Something that protects less after the change. */
export interface Weakening {
  readonly what: 'model' | 'gate' | 'ignored' | 'settings';
  readonly text: string;
}

/** A way in, a data store or a host that the change brings and the model does not know. */
export interface DriftLine {
  readonly what: string;
  readonly path: string;
  readonly line: number;
  readonly because: string;
}
