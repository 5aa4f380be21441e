import { err, ok, type Result } from '../../core/result.ts';
import { limits } from '../../core/limits.ts';
import { desire, goneComment } from './desire.ts';
import type { Change, Forge, ForgeError } from './forge.ts';
import type { Seal } from './marker.ts';
import type { Positions } from './positions.ts';
import { ownThreads, reconcile, type Action } from './reconcile.ts';
import type { Review } from './review.ts';
import type { SuggestionHead } from './wording.ts';

export interface PublishWish {
  readonly key: string;
  readonly inlineMost: number;
  readonly suggestionHead: SuggestionHead;
  /** Only say what would be done. */
  readonly dry: boolean;
}

/** What came of publishing. */
export interface Published {
  /** What was done, or would be, a sentence each. */
  readonly steps: readonly string[];
  /** What could not be done, and does not keep the rest from being right. */
  readonly notes: readonly string[];
  /** The change is closed, or has moved on: nothing was said. */
  readonly left?: string;
}

/** Rounds of looking and acting before giving up. */
const roundsMost = 40;

/**
 * Brings the forge to the state that the review asks for: looks, acts, and looks again until nothing is left to do. It
 * may be stopped anywhere and started again: what is there is found by its mark.
 */
export async function publish(
  review: Review,
  forge: Forge,
  wish: PublishWish,
): Promise<Result<Published, ForgeError>> {
  const change = await forge.change();
  if (!change.ok) return change;
  const left = leftAlone(review, change.value);
  if (left !== undefined) return ok({ steps: [], notes: [], left });
  const positions = await forge.positions(change.value);
  if (!positions.ok) return positions;
  const seal = { key: wish.key, place: forge.place };
  return rounds({ review, forge, wish, seal, change: change.value, positions: positions.value });
}

function leftAlone(review: Review, change: Change): string | undefined {
  if (!change.open) return 'the change is closed';
  if (change.head === review.head || review.parents.includes(change.head)) return undefined;
  return 'the change has moved on since it was looked at; the run of its new head will tell';
}

interface Round {
  readonly review: Review;
  readonly forge: Forge;
  readonly wish: PublishWish;
  readonly seal: Seal;
  readonly change: Change;
  readonly positions: Positions;
}

async function rounds(round: Round): Promise<Result<Published, ForgeError>> {
  const { forge, wish, change } = round;
  const steps: string[] = [];
  const notes = new Set<string>();
  const said: Said = { refused: new Set<string>(), forbidden: new Set<string>(), singly: false };
  let last: ForgeError | undefined;
  for (let n = 0; n < roundsMost; n++) {
    const actions = await actionsNow(round, said);
    if (!actions.ok) {
      if (actions.error.kind !== 'uncertain') return actions;
      last = actions.error;
      continue;
    }
    if (wish.dry) return ok({ steps: actions.value.map((one) => sentenceOf(one)), notes: [] });
    if (actions.value.length === 0) return ok({ steps, notes: [...notes] });
    for (const action of actions.value) {
      const done = await forge.apply(action, change);
      if (done.ok) {
        steps.push(sentenceOf(action));
        continue;
      }
      last = done.error;
      if (mayGoWithout(action, done.error)) {
        said.forbidden.add(keyOf(action));
        notes.add(`not allowed to ${sentenceOf(action)}: ${done.error.message}`);
        continue;
      }
      if (done.error.kind === 'refused' && action.do === 'open') {
        // One of several is to blame: then each goes by itself.
        const [only, ...others] = action.threads;
        if (others.length > 0) said.singly = true;
        else if (only !== undefined) said.refused.add(`${only.path}:${only.line}`);
        break;
      }
      // Somebody removed it meanwhile, or nobody knows whether it was done: look again.
      if (done.error.kind === 'missing' || done.error.kind === 'uncertain') break;
      return err(done.error);
    }
  }
  return err(last ?? { kind: 'uncertain', message: `${forge.name} does not come to rest` });
}

async function actionsNow(
  { review, forge, wish, seal, change, positions }: Round,
  { refused, forbidden, singly }: Said,
): Promise<Result<readonly Action[], ForgeError>> {
  const listed = await forge.list(change);
  if (!listed.ok) return listed;
  const desired = desire(review, {
    seal,
    positions,
    own: ownThreads(listed.value, seal),
    inlineMost: Math.min(wish.inlineMost, limits.reviewInlineMost),
    suggestionHead: wish.suggestionHead,
    refused,
  });
  const actions = reconcile(desired, listed.value, seal, (identity) => goneComment(identity, seal));
  return ok(
    actions
      .flatMap((action) => instead(action, forbidden))
      .flatMap((action) => (singly ? apart(action) : [action])),
  );
}

/** What the forge has refused or forbidden so far. */
interface Said {
  readonly refused: Set<string>;
  readonly forbidden: Set<string>;
  singly: boolean;
}

function apart(action: Action): readonly Action[] {
  return action.do === 'open'
    ? action.threads.map((thread) => ({ do: 'open', threads: [thread] }))
    : [action];
}

/** What may not be resolved is told to be fixed. */
function instead(action: Action, forbidden: ReadonlySet<string>): readonly Action[] {
  if (!forbidden.has(keyOf(action))) return [action];
  if (action.do !== 'resolve') return [];
  const { thread, gone } = action;
  return [{ do: 'edit', of: 'thread', ref: thread.ref, comment: thread.comment, body: gone.body }];
}

/** A token may lack the right to some of it; the comments themselves are what was asked for. */
function mayGoWithout(action: Action, { kind }: ForgeError): boolean {
  if (action.do === 'check') return kind === 'forbidden' || kind === 'refused' || kind === 'missing';
  return kind === 'forbidden' && (action.do === 'resolve' || action.do === 'reopen');
}

function keyOf(action: Action): string {
  return action.do;
}

function sentenceOf(action: Action): string {
  switch (action.do) {
    case 'open':
      return `open ${action.threads.length} at ${action.threads.map(({ path, line }) => `${path}:${line}`).join(', ')}`;
    case 'comment':
      return 'write the summary';
    case 'edit':
      return action.of === 'summary'
        ? 'bring the summary up to date'
        : `bring thread ${action.ref} up to date`;
    case 'resolve':
      return `resolve thread ${action.thread.ref}`;
    case 'reopen':
      return `reopen thread ${action.thread.ref}`;
    case 'delete':
      return `remove a second copy, ${action.ref}`;
    case 'check':
      return `report the check (${action.check.conclusion}, ${action.check.annotations.length} notes)`;
  }
}
