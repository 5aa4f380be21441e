import type { DataStoreFact, OutboundFact, RouteFact } from '../../core/fact.ts';
import type { Plain } from '../flow-text.ts';
import { addItem, addToField, type Item, type ListName } from '../patch.ts';
import { ok, type Result } from '../../core/result.ts';

/** What code has: ways in, data stores, hosts that it calls. */
export interface CodeFacts {
  readonly routes: readonly RouteFact[];
  readonly stores: readonly DataStoreFact[];
  readonly outbound: readonly OutboundFact[];
}

/** One change of a model's text. */
export type ModelEdit =
  | { readonly kind: 'item'; readonly list: ListName; readonly item: Item }
  /** One more entry in a list of the item with that id. */
  | { readonly kind: 'entry'; readonly id: string; readonly field: string; readonly value: Plain };

/** Something in the code that the model does not know, and how it would. */
export interface Drift {
  readonly kind: 'route' | 'data-store' | 'outbound';
  /** `POST /admin/purge`, `postgresql`, `api.mailer.io`. */
  readonly what: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What is missing, in words that go on after `what`. */
  readonly because: string;
  /** In the order in which they are to be made. */
  readonly edits: readonly ModelEdit[];
}

/** The text with some edits; everything else stays byte for byte. */
export function withEdits(text: string, edits: readonly ModelEdit[]): Result<string, string> {
  let out = text;
  for (const edit of edits) {
    const next =
      edit.kind === 'item'
        ? addItem(out, edit.list, edit.item)
        : addToField(out, edit.id, edit.field, edit.value);
    if (!next.ok) return next;
    out = next.value;
  }
  return ok(out);
}

/** Lines that come in, and the line (from 1) of the new text at which they stand. */
export interface AddedLines {
  readonly line: number;
  readonly lines: readonly string[];
  /** How many lines of the old text they stand for; none when they are only added. */
  readonly replaces: number;
}

/** What a patch adds, as it will stand in the file; a line that is changed is told as it will be. */
export function addedLines(before: string, after: string): AddedLines {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first++;
  let last = 0;
  while (last < old.length - first && last < now.length - first && old.at(-1 - last) === now.at(-1 - last))
    last++;
  return { line: first + 1, lines: now.slice(first, now.length - last), replaces: old.length - last - first };
}
