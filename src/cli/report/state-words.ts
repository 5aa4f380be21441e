import type { MitigationState } from '../../core/evidence.ts';
import type { EngineReport, GateReport, VerificationReport } from '../../core/report.ts';
import type { Severity } from '../../core/severity.ts';
import type { Style } from '../terminal/paint.ts';

/** How a state is told: never by colour alone. `tone` is the class in HTML. */
export interface StateWord {
  readonly symbol: string;
  readonly word: string;
  readonly tone: Tone;
}

export type Tone = 'bad' | 'warn' | 'good' | 'quiet';

/** Terminal style of a tone. */
export const toneStyle: Readonly<Record<Tone, Style>> = {
  bad: 'red',
  warn: 'yellow',
  good: 'green',
  quiet: 'dim',
};

export const mitigationWords: Readonly<Record<MitigationState, StateWord>> = {
  failing: { symbol: '✘', word: 'failing', tone: 'bad' },
  error: { symbol: '!', word: 'error', tone: 'bad' },
  'checked-nothing': { symbol: '○', word: 'checked nothing', tone: 'warn' },
  stale: { symbol: '↻', word: 'stale', tone: 'warn' },
  partial: { symbol: '~', word: 'partial', tone: 'warn' },
  verified: { symbol: '✔', word: 'verified', tone: 'good' },
  unverified: { symbol: '?', word: 'unverified', tone: 'warn' },
  planned: { symbol: '·', word: 'planned', tone: 'quiet' },
  accepted: { symbol: '≡', word: 'accepted', tone: 'quiet' },
};

export const verificationWords: Readonly<Record<VerificationReport['state'], StateWord>> = {
  fail: { symbol: '✘', word: 'fails', tone: 'bad' },
  error: { symbol: '!', word: 'error', tone: 'bad' },
  'checked-nothing': { symbol: '○', word: 'checked nothing', tone: 'warn' },
  stale: { symbol: '↻', word: 'stale', tone: 'warn' },
  'no-evidence': { symbol: '?', word: 'no evidence', tone: 'warn' },
  pass: { symbol: '✔', word: 'passes', tone: 'good' },
};

/** The states of a verification, worst first. */
export const verificationOrder: readonly VerificationReport['state'][] = [
  'fail',
  'error',
  'checked-nothing',
  'stale',
  'no-evidence',
  'pass',
];

export const engineWords: Readonly<Record<EngineReport['status'], StateWord>> = {
  complete: { symbol: '✔', word: 'complete', tone: 'good' },
  partial: { symbol: '~', word: 'partial', tone: 'warn' },
  failed: { symbol: '!', word: 'failed', tone: 'bad' },
  nothing: { symbol: '○', word: 'nothing', tone: 'warn' },
  'not-run': { symbol: '-', word: 'not run', tone: 'quiet' },
};

export const verdictWords: Readonly<Record<GateReport['verdict'], StateWord>> = {
  block: { symbol: '✘', word: 'BLOCKED', tone: 'bad' },
  incomplete: { symbol: '~', word: 'INCOMPLETE', tone: 'warn' },
  'comment-only': { symbol: '·', word: 'COMMENTS ONLY', tone: 'quiet' },
  pass: { symbol: '✔', word: 'PASSED', tone: 'good' },
};

export const severityTone: Readonly<Record<Severity, Tone>> = {
  critical: 'bad',
  high: 'bad',
  medium: 'warn',
  low: 'quiet',
  info: 'quiet',
};

/** Symbol and word together, as every format shows a state. */
export function stateLabel(word: StateWord): string {
  return `${word.symbol} ${word.word}`;
}
