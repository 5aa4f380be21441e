import type { z } from 'zod';
import { err, ok, type Result } from '../../core/result.ts';
import type { ForgeError } from '../review/forge.ts';

/** What a foreign value is, or why it is not understood. */
export function understood<T>(shape: z.ZodType<T>, value: unknown, host: string): Result<T, ForgeError> {
  const read = shape.safeParse(value);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
  return err({ kind: 'unusable', message: `${host} answered with an unknown shape${where}`.slice(0, 300) });
}
