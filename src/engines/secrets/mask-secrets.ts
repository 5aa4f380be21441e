import { findThrough } from './decode/look-through.ts';
import { Masked } from './masked.ts';
import { matcher } from './matcher.ts';
import type { OtherRules } from './other-rules.ts';
import { readable } from './readable.ts';

/** The text with everything masked that may be a secret by any rule; the same string when there is nothing. */
export function maskSecretsIn(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const { hidden } = findThrough(matcher(), bytes);
  return hidden.length === 0 ? text : new Masked(bytes, hidden).whole;
}

/** The secrets of a content in the clear, for looking for them in other text and for nothing else. */
export function secretsIn(content: Uint8Array): readonly string[] {
  const read = readable(content);
  if (read.kind === 'skipped') return [];
  const { buffer, byteOffset, byteLength } = read.bytes;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const { hits } = findThrough(matcher(), bytes);
  const written = hits.flatMap(({ secrets }) =>
    secrets.map(({ start, end }) => bytes.toString('utf8', start, end)),
  );
  // What had to be decoded must not be shown in either form.
  return [...new Set([...written, ...hits.flatMap(({ text }) => text ?? [])])];
}

/** What rules of other scanners take for secrets in a content, for the same purpose. */
export function otherSecretsIn(other: OtherRules, path: string, content: Uint8Array): readonly string[] {
  const read = readable(content);
  if (read.kind === 'skipped') return [];
  const bytes = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
  const { shapes } = other.find({ path }, bytes);
  return [...new Set(shapes.map(({ start, end }) => bytes.toString('utf8', start, end)))];
}
