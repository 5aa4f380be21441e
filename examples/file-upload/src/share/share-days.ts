import { HttpError } from '../http-error.ts';

const daysMax = 30;

/** For how many days a link shall work: 1 to 30, 7 when the request says nothing. */
export function shareDays(value: unknown): number {
  if (value === undefined) return 7;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= daysMax) return value;
  throw new HttpError(400, `A link works for 1 to ${daysMax} days.`);
}
