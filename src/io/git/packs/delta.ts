import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';

/**
 * How an object is made from its base: pairs of a source and a length, in the order of the result. A source from 0
 * on is a place in the base, one below is `-1 - place` in the delta itself. Copies that go on where the last one
 * ended are one.
 */
export interface Delta {
  /** Bytes of the result. */
  readonly size: number;
  readonly steps: readonly number[];
}

/** Reads a delta against a base of `baseSize` bytes for a result of at most `sizeMax`; the error is a reason for people. */
export function readDelta(delta: Uint8Array, baseSize: number, sizeMax: number): Result<Delta, string> {
  const reader = { delta, at: 0 };
  const base = sizeAt(reader);
  const size = sizeAt(reader);
  if (base !== baseSize) return err('its delta is for a base of another size');
  if (size > sizeMax) return err('too-large');
  const steps: number[] = [];
  let made = 0;
  while (reader.at < delta.length) {
    const length = takeStep(reader, baseSize, steps);
    if (length === 0) return err('its delta is damaged');
    made += length;
    if (made > size) return err('its delta makes more than it claims');
  }
  return made === size ? ok({ size, steps }) : err('its delta makes less than it claims');
}

/** Builds the object into `target`, which has its size. */
export function applyDelta(base: Buffer, delta: Buffer, { steps }: Delta, target: Buffer): void {
  let at = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = steps[i] ?? 0;
    const length = steps[i + 1] ?? 0;
    if (from >= 0) base.copy(target, at, from, from + length);
    else delta.copy(target, at, -1 - from, -1 - from + length);
    at += length;
  }
}

interface Reader {
  readonly delta: Uint8Array;
  at: number;
}

/** Groups of seven bits, the lowest first; -1 when there is none. */
function sizeAt(reader: Reader): number {
  let value = 0;
  for (let scale = 1; scale < Number.MAX_SAFE_INTEGER / 128; scale *= 128) {
    const byte = reader.delta[reader.at++];
    if (byte === undefined) return -1;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  return -1;
}

/** Reads one instruction; the bytes that it makes, 0 when it is none that may be. */
function takeStep(reader: Reader, baseSize: number, steps: number[]): number {
  const code = reader.delta[reader.at++] ?? 0;
  if (code < 128) return insert(reader, code, steps);
  let from = 0;
  for (let bit = 0, scale = 1; bit < 4; bit++, scale *= 256)
    if ((code & (1 << bit)) !== 0) from += (reader.delta[reader.at++] ?? 0) * scale;
  let length = 0;
  for (let bit = 4, scale = 1; bit < 7; bit++, scale *= 256)
    if ((code & (1 << bit)) !== 0) length += (reader.delta[reader.at++] ?? 0) * scale;
  if (length === 0) length = 0x10000;
  if (from + length > baseSize || reader.at > reader.delta.length) return 0;
  const last = steps.length - 2;
  const before = steps[last] ?? -1;
  if (last >= 0 && before >= 0 && before + (steps[last + 1] ?? 0) === from)
    steps[last + 1] = (steps[last + 1] ?? 0) + length;
  else steps.push(from, length);
  return length;
}

function insert(reader: Reader, length: number, steps: number[]): number {
  const from = reader.at;
  reader.at += length;
  if (length === 0 || reader.at > reader.delta.length) return 0;
  steps.push(-1 - from, length);
  return length;
}
