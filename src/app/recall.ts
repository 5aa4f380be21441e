import type { Evidence } from '../core/evidence.ts';
import { err, ok, type Result } from '../core/result.ts';
import { checkEvidence } from '../store/chain.ts';
import type { StoreError } from '../store/store.ts';
import type { Session } from './session.ts';

/** What was recorded before. */
export interface Past {
  /** The first evidence of a verification that rests on a report with this digest. */
  firstWith(verification: string, material: string): Evidence | undefined;
}

/** A session that knows what was recorded before, and that nobody changed it since. */
export type Recalling = Session & Past;

/** Reads all evidence and its chain of hashes. A broken chain is an error: states would be made of it. */
export async function recall<S extends Pick<Session, 'store'>>(
  session: S,
): Promise<Result<S & Past, StoreError>> {
  const past = await session.store.readEvidence();
  if (!past.ok) return past;
  const chain = checkEvidence(past.value);
  if (!chain.intact) return err(brokenChain(chain));
  const firsts = new Map<string, Evidence>();
  for (const one of past.value.toReversed()) {
    for (const digest of one.material ?? []) firsts.set(keyOf(one.verification, digest), one);
  }
  return ok({ ...session, firstWith: (verification, digest) => firsts.get(keyOf(verification, digest)) });
}

/** What a user is told of a chain that does not hold. */
export function brokenChain({ brokenAt, because }: { brokenAt: string; because: string }): StoreError {
  return {
    kind: 'corrupt',
    message: `the chain of evidence is broken at ${brokenAt}: ${because}`,
    todo: 'Somebody changed .holdfast/state.db. Restore it from a bundle, or delete it and verify again.',
  };
}

function keyOf(verification: string, digest: string): string {
  return `${digest} ${verification}`;
}
