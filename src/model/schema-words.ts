import { z } from 'zod';
import { parseDay, parseDayEnd, parseDuration } from './durations.ts';
import { durationPattern } from './durations.ts';

/** What every id looks like: plain ASCII, so that two ids that look alike are alike. */
export const idPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

const idHelp =
  'an id has 1 to 63 lower-case letters a-z, digits and hyphens, and starts with a letter or digit';

/** A new id; also used for references, which are checked apart. */
export const id = z.string().regex(idPattern, idHelp);
export const text = z
  .string()
  .min(1, 'needs some text')
  .refine((value) => value.trim() !== '', 'needs some text');
export const score = z.literal([1, 2, 3, 4, 5]);
export const level = z.enum(['high', 'medium', 'low']);
export const path = text;

/** A free bag that Holdfast does not read; every object may have one. */
export const ext = z
  .record(z.string(), z.unknown())
  .optional()
  .describe('Your own notes and data; never read.');

export const duration = z
  .string()
  .regex(durationPattern, 'a duration is a whole number and a unit: 30s, 10m, 1h, 7d or 26w')
  .transform((value) => parseDuration(value) ?? 0);

const dayHelp = 'a day is written as year-month-day, such as 2026-11-01';
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: dayHelp, abort: true })
  .refine((value) => parseDay(value) !== undefined, 'there is no such day in the calendar');

/** Milliseconds since 1970 of the day's first moment. */
export const dayStart = day.transform((value) => parseDay(value) ?? 0);
/** Milliseconds since 1970 of the day's last moment. */
export const dayEnd = day.transform((value) => parseDayEnd(value) ?? 0);

/** A list that may be written as a single value. */
export function list<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item), item])
    .transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value]));
}

/** A list that must not be empty, and may be written as a single value. */
export function someOf<T extends z.ZodType>(item: T) {
  return z
    .union([z.array(item).min(1, 'needs at least one entry'), item])
    .transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value]));
}
