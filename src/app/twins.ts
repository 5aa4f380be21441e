import { placeOf } from '../core/location.ts';
import type { KnownFinding } from '../core/report.ts';

/** Tells of each secret that was recognised by a key where else it stands: one secret is replaced once. */
export function withTwins(findings: readonly KnownFinding[]): readonly KnownFinding[] {
  const groups = new Map<string, KnownFinding[]>();
  for (const finding of findings) {
    const { match } = finding.anchor;
    if (match.startsWith('hmac:')) groups.set(match, [...(groups.get(match) ?? []), finding]);
  }
  return findings.map((finding) => {
    const others = (groups.get(finding.anchor.match) ?? []).filter((one) => one !== finding);
    if (others.length === 0) return finding;
    const more = others.length > shown ? ` and ${others.length - shown} more` : '';
    const places = others.slice(0, shown).map(({ at }) => placeOf(at));
    return {
      ...finding,
      notes: [...(finding.notes ?? []), ['the same secret at', `${places.join(', ')}${more}`]],
    };
  });
}

const shown = 5;
