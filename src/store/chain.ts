import { canonicalJson, sha256 } from '../core/digest.ts';
import type { Evidence } from '../core/evidence.ts';
import type { AuditDraft, AuditRow, ChainCheck, EvidenceDraft } from './store.ts';

/** What the first record follows. */
export const chainStart = '0'.repeat(64);

/** Chains drafts after `head`: each record's hash covers the hash before it and everything it says. */
export function chained<T extends object>(
  head: string,
  drafts: readonly T[],
): (T & { readonly previous: string; readonly hash: string })[] {
  let previous = head;
  return drafts.map((draft) => {
    const hash = hashOf(previous, draft);
    const record = { ...draft, previous, hash };
    previous = hash;
    return record;
  });
}

function hashOf(previous: string, draft: object): string {
  return sha256(canonicalJson({ ...draft, previous }));
}

/** Recomputes a chain of evidence, oldest first. */
export function checkEvidence(records: readonly Evidence[]): ChainCheck {
  return check(
    records,
    ({ previous: _previous, hash: _hash, ...draft }): EvidenceDraft => draft,
    ({ id }) => id,
  );
}

/** Recomputes a chain of audit rows, oldest first. */
export function checkAudit(rows: readonly AuditRow[]): ChainCheck {
  return check(
    rows,
    ({ previous: _previous, hash: _hash, ...draft }): AuditDraft => draft,
    ({ subject }) => subject,
  );
}

interface Link {
  readonly previous: string;
  readonly hash: string;
}

function check<T extends Link>(
  records: readonly T[],
  draftOf: (record: T) => object,
  nameOf: (record: T) => string,
): ChainCheck {
  let head = chainStart;
  for (const record of records) {
    if (record.previous !== head) {
      return { intact: false, brokenAt: nameOf(record), because: 'does not follow the record before it' };
    }
    if (record.hash !== hashOf(head, draftOf(record))) {
      return { intact: false, brokenAt: nameOf(record), because: 'was changed after it was written' };
    }
    head = record.hash;
  }
  return { intact: true, records: records.length, head };
}
