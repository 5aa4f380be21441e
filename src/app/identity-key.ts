import { limits } from '../core/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { readSafely } from '../io/safe-file.ts';

/**
 * The key of `HOLDFAST_IDENTITY_KEY`, or of the file that `HOLDFAST_IDENTITY_KEY_FILE` names, in hex. It belongs to
 * whoever runs Holdfast: nothing in a repository can set it. The error, for people, does not show it.
 */
export function identityKeyOf(
  env: Readonly<Record<string, string | undefined>>,
): Result<string | undefined, string> {
  const file = env['HOLDFAST_IDENTITY_KEY_FILE'] ?? '';
  const given = env['HOLDFAST_IDENTITY_KEY'] ?? '';
  if (given === '' && file === '') return ok(undefined);
  const read = given === '' ? textOf(file) : ok(given);
  if (!read.ok) return read;
  const key = read.value.trim().toLowerCase();
  if (/^(?:[0-9a-f]{2}){16,128}$/.test(key)) return ok(key);
  return err('the identity key is not a hex text of 32 digits or more');
}

function textOf(file: string): Result<string, string> {
  const read = readSafely(file, { bytesMax: limits.refBytes });
  return read.ok ? ok(read.value.content.toString('utf8')) : err(`HOLDFAST_IDENTITY_KEY_FILE ${read.error}`);
}
