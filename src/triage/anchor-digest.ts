import { sha256 } from '../core/digest.ts';
import type { AnchorDigest } from '../core/decision.ts';
import type { Anchored } from './identity/anchored.ts';

const charactersKept = 16;

/**
 * What a committed decision says of a finding's anchor. Digests are over the anchor only, in which secrets are
 * already masked; the lines around a secret may hold another one, so they stay out altogether.
 */
export function anchorDigestOf({ rule, anchor }: Anchored): AnchorDigest {
  return {
    scope: short(anchor.scope),
    match: short(anchor.match),
    context: rule.startsWith('secrets/') ? '' : short(anchor.context),
  };
}

function short(text: string): string {
  return text === '' ? '' : sha256(text).slice(0, charactersKept);
}
