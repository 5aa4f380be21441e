import type { Moment } from '../core/ids.ts';

/** The four kinds of people who matter for a component, by what they are trusted with. */
export type ActorTrust = 'anonymous' | 'user' | 'partner' | 'staff' | 'admin';
/** STRIDE, by initial. */
export type Stride = 'S' | 'T' | 'R' | 'I' | 'D' | 'E';
/** Where a mitigation lives, and so which evidence can speak for it. */
export const layers = [
  'code',
  'dependencies',
  'secrets',
  'container',
  'cloud',
  'scm',
  'cicd',
  'process',
] as const;
export type Layer = (typeof layers)[number];
export type Score = 1 | 2 | 3 | 4 | 5;
export type Level = 'high' | 'medium' | 'low';

/** A threat model as read: ids are unique over the whole file, references are checked, durations are milliseconds. */
export interface ThreatModel {
  readonly version: 1;
  readonly system: System;
  readonly extends: readonly Baseline[];
  readonly scope: Scope;
  readonly actors: readonly Actor[];
  readonly assets: readonly Asset[];
  readonly zones: readonly Zone[];
  readonly components: readonly Component[];
  readonly flows: readonly Flow[];
  readonly risks: readonly Risk[];
  readonly threats: readonly Threat[];
  readonly mitigations: readonly Mitigation[];
  readonly accept: readonly Acceptance[];
  /** Proposals of `init` that a person turned down; they never come back. */
  readonly dismissed: readonly Dismissal[];
  readonly reviews: readonly Review[];
  readonly plan: PlanPolicy;
  /** Who looks at findings that nobody else owns; undefined: nobody is on duty. */
  readonly team?: Team | undefined;
  /** How long findings may stay open; undefined: 7, 30, 90 and 120 days. */
  readonly sla?: Sla | undefined;
  /** Undefined: the gate only comments. */
  readonly gate: GatePolicy | undefined;
}

export interface System {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly criticality: Level;
  readonly description: string;
}

export interface Baseline {
  /** A file in the same repository, relative to the model. */
  readonly path: string;
  /** SHA-256 of that file, lower-case hex. */
  readonly sha256: string;
}

export interface Scope {
  readonly in: readonly string[];
  readonly out: readonly { readonly what: string; readonly why: string }[];
  readonly assumptions: readonly { readonly id: string; readonly text: string }[];
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly trust: ActorTrust;
}

export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly class: 'public' | 'internal' | 'confidential' | 'restricted';
  readonly confidentiality: Score;
  readonly integrity: Score;
  readonly availability: Score;
}

export interface Zone {
  readonly id: string;
  readonly name: string;
  /** 1: anybody; 5: the crown jewels. */
  readonly trust: Score;
}

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** The team that answers for it; empty: not said. */
  readonly owner?: string;
  readonly tech: readonly string[];
  readonly zone: string;
  readonly code: readonly string[];
  readonly iac: readonly string[];
  readonly image: string;
  /** Entry points such as `POST /files`. */
  readonly surface: readonly string[];
  readonly stores: readonly string[];
  readonly multiTenant: boolean;
}

/** A team that takes turns at triage. */
export interface Team {
  readonly name: string;
  /** In the order of their turns; empty: the team as a whole. */
  readonly rota: readonly string[];
  /** Milliseconds since 1970: the first moment of the first one's turn. */
  readonly since: number;
  /** Milliseconds that one turn takes. */
  readonly turn: number;
}

/** Milliseconds that a finding of each priority may stay open. */
export interface Sla {
  readonly urgent: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

export interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly auth: string;
  readonly encrypted: boolean;
  readonly data: readonly string[];
}

export interface Risk {
  readonly id: string;
  readonly statement: string;
  readonly impact: Score;
}

export interface Threat {
  readonly id: string;
  readonly title: string;
  readonly risks: readonly string[];
  /** Components or flows. */
  readonly on: readonly string[];
  readonly stride: readonly Stride[];
  readonly cwe: readonly number[];
  readonly capec: readonly number[];
  readonly attack: readonly string[];
  readonly linddun: readonly string[];
  readonly actor: string;
  readonly impact: Score;
  readonly likelihood: Score;
  readonly mitigations: readonly string[];
}

export interface Mitigation {
  readonly id: string;
  readonly title: string;
  readonly layer: Layer;
  readonly owner: string;
  /** How likely it is to be broken by ordinary work; undefined: measured from the history of its code. */
  readonly breakable: Level | undefined;
  /** `planned`: no code yet, so nothing is asked of it. */
  readonly state: 'planned' | 'built';
  readonly code: readonly string[];
  readonly asvs: readonly string[];
  readonly verify: readonly Verification[];
}

interface VerificationBase {
  readonly id: string;
  readonly when: readonly Moment[];
  /** Milliseconds after which a pass is stale; undefined: only a change of code makes it stale. */
  readonly maxAge: number | undefined;
  /** A run that cannot answer it is incomplete: exit code 3, and the gate does not pass. */
  readonly required: boolean;
  /** `never`: its failure is shown and does not block. */
  readonly gate: 'auto' | 'never';
  /** Globs; empty means everywhere. */
  readonly paths: readonly string[];
}

export type Verification = VerificationBase &
  (
    | {
        readonly type: 'tests';
        readonly report: readonly string[];
        readonly select: readonly string[];
        readonly min: number;
      }
    | { readonly type: 'sast'; readonly rules: readonly string[] }
    | {
        readonly type: 'dast';
        readonly rules: readonly string[];
        readonly target: string;
        readonly as: readonly string[];
      }
    | { readonly type: 'iast'; readonly sinks: readonly string[]; readonly exercisedBy: string }
    | {
        readonly type: 'secrets';
        readonly rules: readonly string[];
        readonly scope: 'tree' | 'diff' | 'history';
      }
    | { readonly type: 'sca'; readonly policy: FindingPolicy }
    | { readonly type: 'container'; readonly image: string; readonly policy: FindingPolicy }
    | { readonly type: 'cloud'; readonly rules: readonly string[]; readonly live: boolean }
    | { readonly type: 'cicd'; readonly rules: readonly string[] }
    | {
        readonly type: 'external';
        readonly report: readonly string[];
        readonly format: 'sarif';
        readonly tool: string;
        readonly rules: readonly string[];
      }
    | { readonly type: 'manual'; readonly procedure: string; readonly signers: readonly string[] }
  );

export interface FindingPolicy {
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  readonly reachable: boolean;
  readonly fixable: boolean;
  readonly exploited: boolean;
}

/** A risk that an owner carries until a day. */
export interface Acceptance {
  /** A threat's id. */
  readonly threat: string;
  readonly reason: string;
  readonly owner: string;
  readonly approvedBy: string;
  /** Milliseconds since 1970: the end of that day, UTC. */
  readonly until: number;
  readonly ticket: string;
}

export interface Dismissal {
  readonly rule: string;
  readonly on: string;
  readonly why: string;
}

export interface Review {
  /** Milliseconds since 1970. */
  readonly date: number;
  readonly participants: readonly { readonly who: string; readonly role: string }[];
  readonly open: readonly string[];
  readonly notes: string;
}

export interface PlanPolicy {
  /** A threat is high-impact when its impact reaches `impact` and impact x likelihood reaches `score`. */
  readonly highImpact: { readonly impact: Score; readonly score: number };
  /** Milliseconds a pull request may take. */
  readonly budgetPr: number;
  /** Moments, besides the defaults, at which dast and iast may run. */
  readonly optIn: readonly ('dast-pr' | 'iast-pr')[];
}

export interface GatePolicy {
  readonly mode: 'comment' | 'block';
  /** Lower bound of precision a rule must have proved. */
  readonly precision: number;
  /** Rules an owner marked as blocking after a stored replay. */
  readonly blocking: readonly { readonly rule: string; readonly owner: string; readonly replay: string }[];
  readonly onIncomplete: { readonly pr: 'warn' | 'fail'; readonly release: 'warn' | 'fail' };
}
