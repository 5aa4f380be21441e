import type { DesiredCheck, DesiredComment, DesiredReview, DesiredThread } from './desired.ts';
import type { Listed, ListedCheck, ListedComment, ListedThread } from './forge.ts';
import { markOf, type Digests, type Seal } from './marker.ts';
import { isSame } from './pairs.ts';

/** One step towards the desired state. What needs none is left. */
export type Action =
  | { readonly do: 'open'; readonly threads: readonly DesiredThread[] }
  | { readonly do: 'comment'; readonly comment: DesiredComment }
  | {
      readonly do: 'edit';
      readonly of: 'thread' | 'summary';
      readonly ref: string;
      readonly comment: string;
      readonly body: string;
    }
  | { readonly do: 'resolve'; readonly thread: ListedThread; readonly gone: DesiredComment }
  | { readonly do: 'reopen'; readonly thread: ListedThread }
  | {
      readonly do: 'delete';
      readonly of: 'thread' | 'summary';
      readonly ref: string;
      readonly comment: string;
    }
  | { readonly do: 'check'; readonly check: DesiredCheck; readonly listed: ListedCheck | undefined };

/** A thread of ours, with what its mark says. */
export interface OwnThread extends ListedThread {
  readonly identity: Digests;
  readonly content: string;
}

/** What was said by us: signed with our key, by our account, for this change. Everything else is never touched. */
export function ownThreads(listed: Pick<Listed, 'threads'>, seal: Seal): readonly OwnThread[] {
  return listed.threads.flatMap((thread) => {
    const mark = thread.ours ? markOf(thread.body, seal) : undefined;
    return mark?.kind === 'thread' ? [{ ...thread, identity: mark.identity, content: mark.content }] : [];
  });
}

/**
 * The steps from what is listed to what is desired; none when they are the same. `goneOf` gives the text that an
 * own thread gets when what it says is no longer so.
 */
export function reconcile(
  desired: DesiredReview,
  listed: Listed,
  seal: Seal,
  goneOf: (identity: Digests) => DesiredComment,
): readonly Action[] {
  const own = ownThreads(listed, seal);
  const byRef = new Map(own.map((thread) => [thread.ref, thread]));
  const kept = desired.inline.flatMap((wanted) => {
    const thread = wanted.known === undefined ? undefined : byRef.get(wanted.known);
    return thread === undefined ? [] : [{ wanted, thread }];
  });
  const keptRefs = new Set(kept.map(({ thread }) => thread.ref));
  const fresh = desired.inline.filter(({ known }) => known === undefined || !byRef.has(known));
  return [
    ...kept.flatMap(({ wanted, thread }) => keep(wanted, thread)),
    ...own
      .filter(({ ref }) => !keptRefs.has(ref))
      .flatMap((thread) =>
        letGo(
          thread,
          kept.map((one) => one.thread),
          goneOf,
        ),
      ),
    ...(fresh.length > 0 ? [{ do: 'open' as const, threads: fresh }] : []),
    ...summaryActions(desired, listed, seal),
    ...checkActions(desired.check, listed.check),
  ];
}

/** A thread that a person closed stays as it is. */
function keep(wanted: DesiredThread, thread: OwnThread): readonly Action[] {
  if (thread.resolved === 'by-others') return [];
  // The mark moves along with the finding, so that it is still known after the next change.
  const edit: readonly Action[] =
    thread.content === wanted.content && isSame(thread.identity, wanted.identity)
      ? []
      : [{ do: 'edit', of: 'thread', ref: thread.ref, comment: thread.comment, body: wanted.body }];
  return thread.resolved === 'by-us' ? [...edit, { do: 'reopen', thread }] : edit;
}

/** What is no longer so is resolved; only a second copy that nobody answered is removed. */
function letGo(
  thread: OwnThread,
  kept: readonly OwnThread[],
  goneOf: (identity: Digests) => DesiredComment,
): readonly Action[] {
  const isCopy = kept.some(({ identity }) => isSame(identity, thread.identity));
  if (isCopy && thread.replies === 0 && thread.resolved === 'no')
    return [{ do: 'delete', of: 'thread', ref: thread.ref, comment: thread.comment }];
  if (thread.resolved !== 'no') return [];
  const gone = goneOf(thread.identity);
  // Said in words before, because the token may not resolve.
  return thread.content === gone.content ? [] : [{ do: 'resolve', thread, gone }];
}

function summaryActions(
  desired: DesiredReview,
  listed: Pick<Listed, 'comments'>,
  seal: Seal,
): readonly Action[] {
  const own = listed.comments.flatMap((comment) => {
    const mark = comment.ours ? markOf(comment.body, seal) : undefined;
    return mark?.kind === 'summary' ? [{ ...comment, content: mark.content }] : [];
  });
  const [first, ...copies] = own;
  const rest = copies.map(({ ref }): Action => ({ do: 'delete', of: 'summary', ref, comment: ref }));
  if (first === undefined)
    return desired.summary === undefined ? [] : [{ do: 'comment', comment: desired.summary }];
  const wanted = desired.summary ?? desired.clean;
  return first.content === wanted.content ? rest : [editOf(first, wanted), ...rest];
}

function editOf({ ref }: ListedComment, { body }: DesiredComment): Action {
  return { do: 'edit', of: 'summary', ref, comment: ref, body };
}

function checkActions(check: DesiredCheck, listed: ListedCheck | undefined): readonly Action[] {
  const isThere =
    listed !== undefined &&
    listed.done &&
    listed.content === check.content &&
    listed.annotations >= check.annotations.length;
  return isThere ? [] : [{ do: 'check', check, listed }];
}
