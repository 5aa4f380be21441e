import type { Decision } from '../core/decision.ts';
import { limits } from '../core/limits.ts';
import type { Problem } from '../core/problem.ts';
import { readDecisions } from '../triage/decisions.ts';
import type { ReadPath } from './load-model.ts';

/** Where a repository keeps what people decided about its findings. */
export const decisionsPath = '.holdfast/triage.jsonl';

/** The committed decisions, as the given tree has them; none when there is no file. */
export function loadDecisions(read: ReadPath): {
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
} {
  const file = read(decisionsPath);
  if (file.ok)
    return readDecisions(
      decisionsPath,
      new TextDecoder().decode(file.value.subarray(0, limits.decisionsBytes + 1)),
    );
  if (file.error.includes('ENOENT')) return { decisions: [], problems: [] };
  return { decisions: [], problems: [{ kind: 'failed', target: decisionsPath, message: file.error }] };
}
