import type { FindingTriage } from '../../core/report.ts';
import type { Severity } from '../../core/severity.ts';
import type { Issue } from '../issues/issue.ts';
import type { Owner } from '../owners/owner-of.ts';
import type { Priority } from '../sla/priority.ts';
import type { SlaClock } from '../sla/sla-clock.ts';

/** A finding that somebody has to look at, or carries, with who and until when. */
export interface DayRow {
  readonly id: string;
  readonly rule: string;
  /** The rule's title; its id when the rule is gone. */
  readonly title: string;
  readonly severity: Severity;
  readonly path: string;
  /** From 1; 0 when the place has no line. */
  readonly line: number;
  readonly state: Exclude<FindingTriage['state'], 'ignored'>;
  readonly freshness: 'new' | 'reopened' | 'known';
  /** Whether it contradicts a mitigation of a high-impact threat. */
  readonly highImpact: boolean;
  readonly contradicts: readonly string[];
  readonly owner: Owner;
  readonly priority: Priority;
  /** What made the priority, such as `high, high-impact`. */
  readonly because: string;
  readonly sla: SlaClock;
  readonly issue: string;
  readonly certainty: Issue['certainty'];
}
