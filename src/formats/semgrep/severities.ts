import type { Severity } from '../../core/severity.ts';

const words: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  ERROR: 'high',
  HIGH: 'high',
  WARNING: 'medium',
  MEDIUM: 'medium',
  LOW: 'low',
  INFO: 'low',
  INVENTORY: 'info',
  EXPERIMENT: 'info',
};

/** Our severity for the word of a rule, or undefined when it is none of the format's words. */
export function severityNamed(word: string): Severity | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
