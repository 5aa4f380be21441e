import { HttpError } from '../http-error.ts';
import { limits } from './limits.ts';

const forbidden = /[\p{Cc}/\\]/u;

/** The name under which a file is listed and offered for download; never a path. */
export function checkedName(name: unknown): string {
  if (typeof name !== 'string' || name.trim() === '') throw new HttpError(400, 'The file needs a name.');
  if (name.length > limits.nameLength) throw new HttpError(400, 'The file name is too long.');
  if (forbidden.test(name))
    throw new HttpError(400, 'The file name contains a character that is not allowed.');
  return name;
}
