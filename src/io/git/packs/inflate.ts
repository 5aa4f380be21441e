import { inflateSync } from 'node:zlib';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { errorCode } from '../../safe-file.ts';

/** Inflates to exactly the size that was claimed; memory is bounded by it. The error is a reason for people. */
export function inflateExactly(input: Uint8Array, size: number): Result<Buffer, string> {
  try {
    // One byte more than claimed, so that one call of zlib is enough and a longer content is noticed.
    const bytes = inflateSync(input, { chunkSize: Math.max(64, size + 1), maxOutputLength: size + 1 });
    return bytes.length === size ? ok(bytes) : err('its size is not the one it claims');
  } catch (cause) {
    const code = errorCode(cause);
    if (code === 'ERR_BUFFER_TOO_LARGE') return err('its size is not the one it claims');
    return err(`it cannot be inflated: ${code}`);
  }
}
