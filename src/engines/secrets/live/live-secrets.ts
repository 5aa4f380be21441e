import type { SourceFile } from '../../../core/engine.ts';
import { Lines } from '../../../core/lines.ts';
import { findSecrets, type Hit } from '../find.ts';
import { matcher } from '../matcher.ts';
import { withoutOverlaps } from '../overlap.ts';
import type { OtherRules } from '../other-rules.ts';
import { readable } from '../readable.ts';
import type { Stretch } from '../rule.ts';

import { allChecks } from './all-checks.ts';
import type { LiveQuestion } from './ask-providers.ts';
import type { LiveCheck } from './live-check.ts';

/** A secret of a file whose provider can be asked, and the line (from 1) on which it was found. */
export interface AskableSecret {
  readonly rule: string;
  readonly line: number;
  readonly question: LiveQuestion;
}

/** The secrets of one file whose providers can be asked; by `checks`, or by every check there is. */
export function askableSecrets(
  file: SourceFile,
  checks: readonly LiveCheck[] = allChecks,
  other?: OtherRules,
): readonly AskableSecret[] {
  const content = readable(file.content);
  if (content.kind === 'skipped') return [];
  const { bytes } = content;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines = new Lines(text);
  const byOther = other?.find({ path: file.path }, bytes);
  const hits = [...findSecrets(matcher(), bytes).hits, ...(byOther?.hits ?? [])];
  return withoutOverlaps(hits).flatMap((hit) => {
    const check = checks.find(({ rules }) => rules.includes(hit.rule.id));
    const isOther = other?.rules.includes(hit.rule) === true;
    const secret =
      check === undefined
        ? undefined
        : isOther
          ? otherSecretOf(hit, text, byOther?.parts.get(hit) ?? {})
          : secretOf(hit, text);
    if (check === undefined || secret === undefined) return [];
    return [{ rule: hit.rule.id, line: lines.lineAt(hit.match.start), question: { check, secret } }];
  });
}

/** The text and what belongs to it; undefined where the other half of a pair is missing. */
function secretOf(hit: Hit, text: string): LiveQuestion['secret'] | undefined {
  const [first, second] = hit.secrets.map(({ start, end }) => text.slice(start, end));
  if (first === undefined) return undefined;
  const rule = hit.rule.id;
  // The key id is what the rule finds, the key beside it is what signs.
  if (rule === 'secrets/aws-access-key')
    return second === undefined ? undefined : { rule, text: second, parts: { id: first } };
  if (rule !== 'secrets/gcp-service-account') return { rule, text: first, parts: {} };
  const around = text.slice(Math.max(0, hit.match.start - reach), hit.match.end + reach);
  const email = fieldOf(around, 'client_email');
  const keyId = fieldOf(around, 'private_key_id');
  return {
    rule,
    text: first,
    parts: { ...(email === undefined ? {} : { email }), ...(keyId === undefined ? {} : { keyId }) },
  };
}

/** What a rule of another scanner found, with the parts it requires, as text. */
function otherSecretOf(
  { rule, match, secrets: [secret] }: Hit,
  latin1: string,
  parts: Readonly<Record<string, Stretch>>,
): LiveQuestion['secret'] | undefined {
  const textOf = ({ start, end }: Stretch): string =>
    Buffer.from(latin1.slice(start, end), 'latin1').toString('utf8');
  if (secret === undefined || secret.end === secret.start) return undefined;
  const named = Object.entries(parts).map(([name, part]) => [name, textOf(part)] as const);
  return { rule: rule.id, text: textOf(secret), match: textOf(match), parts: Object.fromEntries(named) };
}

/** Bytes around the key in which its file has the other fields; the file is about 2,300 bytes, 1,700 of them the key. */
const reach = 1_200;

function fieldOf(text: string, name: string): string | undefined {
  return new RegExp(`\\\\?"${name}\\\\?"\\s{0,9}:\\s{0,9}\\\\?"([^"\\\\]{1,200})`).exec(text)?.[1];
}
