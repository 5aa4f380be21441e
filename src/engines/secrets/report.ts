import type { Finding } from '../../core/finding.ts';
import { collapsed } from '../../core/lines.ts';
import { Secret } from '../../core/secret.ts';
import type { Confidence } from '../../core/severity.ts';
import type { Hit } from './find.ts';
import type { Masked } from './masked.ts';
import type { Occurrence } from './overlap.ts';
import { type PathClass, pathClassOf } from './path-class.ts';
import type { Proof } from './rule.ts';

export interface Place {
  readonly path: string;
  /** The bytes as they were scanned. */
  readonly bytes: Uint8Array;
  readonly masked: Masked;
  readonly identityKey: Uint8Array | undefined;
}

/** A finding that says all about a secret but the secret. */
export function findingOf(occurrence: Occurrence, place: Place): Finding {
  const { hit, again } = occurrence;
  const { rule, verdict } = hit;
  const from = place.masked.placeOf(hit.match.start);
  const to = place.masked.placeOf(hit.match.end);
  const pathClass = pathClassOf(place.path);
  return {
    engine: 'secrets',
    rule: rule.id,
    severity: verdict.severity ?? rule.severity,
    confidence: weakened(verdict.confidence ?? rule.confidence, pathClass),
    at: { kind: 'code', path: place.path, ...from, endLine: to.line, endColumn: to.column },
    message: `${rule.title} in the file${pathClass === 'source' ? '' : ` (under ${pathClass})`}`,
    anchor: { scope: '', match: identityOf(hit, place), context: contextOf(place.masked, from.line) },
    excerpt: excerptOf(place.masked, from.line, to.line),
    notes: [
      ['provider', rule.provider],
      ['proof', rule.proof],
      ['class', classOf[rule.proof]],
      ...(hit.via === undefined ? [] : [['decoded from', hit.via.join(', then ')] as const]),
      ...(pathClass === 'source' ? [] : [['path', pathClass] as const]),
      ...(verdict.notes ?? []),
      ...(again.length === 0 ? [] : [['also on lines', linesOf(again, place.masked)] as const]),
    ],
  };
}

/** What a reader is told of how sure a finding is. */
const classOf: Readonly<Record<Proof, string>> = {
  checksum: 'checksum-proved',
  structure: 'structure-proved',
  format: 'provider-format',
  context: 'contextual',
  generic: 'generic',
};

function linesOf(starts: readonly number[], masked: Masked): string {
  const lines = [...new Set(starts.map((start) => masked.lineAt(start)))];
  const more = lines.length > linesShown ? ` and ${lines.length - linesShown} more` : '';
  return lines.slice(0, linesShown).join(', ') + more;
}

const linesShown = 10;

/** The secret itself; for comparing and for the keyed digest, never for showing. */
export function secretText(hit: Hit, bytes: Uint8Array): string {
  if (hit.text !== undefined) return hit.text;
  const [first = hit.match] = hit.secrets;
  return Buffer.from(bytes.buffer, bytes.byteOffset).toString('latin1', first.start, first.end);
}

/** With a key: the same for the same secret wherever it is. Without: the line it stands in, the secret masked. */
function identityOf(hit: Hit, place: Place): string {
  if (place.identityKey === undefined) return collapsed(place.masked.surroundings(hit.match, reachBytes));
  const secret = new Secret(`${hit.rule.id}\n${secretText(hit, place.bytes)}`);
  return `hmac:${secret.keyedDigest(place.identityKey)}`;
}

const reachBytes = 120;

function contextOf(masked: Masked, line: number): string {
  return [line - 2, line - 1, line + 1, line + 2].map((n) => collapsed(masked.line(n))).join('\n');
}

/** The first lines of the finding; a key of forty lines needs no more than its head. */
function excerptOf(
  masked: Masked,
  from: number,
  to: number,
): { firstLine: number; lines: readonly string[] } {
  const last = Math.min(to, from + 2);
  return { firstLine: from, lines: Array.from({ length: last - from + 1 }, (_, i) => masked.line(from + i)) };
}

function weakened(confidence: Confidence, pathClass: PathClass): Confidence {
  if (pathClass === 'source') return confidence;
  return confidence === 'high' ? 'medium' : 'low';
}
