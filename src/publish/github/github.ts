import { limits } from '../../core/limits.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Api } from '../api/api.ts';
import { allPages } from '../api/pages.ts';
import { understood } from '../api/understood.ts';
import type { Change, Forge, ForgeError, Listed, ListedComment, ListedThread } from '../review/forge.ts';
import { linesOfPatch, type Positions } from '../review/positions.ts';
import type { Action } from '../review/reconcile.ts';
import { listedCheck, reportCheck } from './check.ts';
import { openThreads } from './open-threads.ts';
import { commentsQuery, resolveMutation, threadsQuery, unresolveMutation } from './queries.ts';
import { answerShape, commentsShape, filesShape, pullShape, threadsShape } from './shapes.ts';

/** Which pull request. */
export interface PullPlace {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
  /** Of the web pages, such as `github.com`: marks are bound to it. */
  readonly server: string;
  /** The path of GraphQL on the API's host. */
  readonly graphql: Api;
}

/** The words after the fence of a proposed change: GitHub replaces the lines that the comment stands at. */
export function githubSuggestion(): string {
  return 'suggestion';
}

/** Pull requests of GitHub: one review for new threads, one comment for the summary, one check run. */
export function createGithub(api: Api, pull: PullPlace): Forge {
  const at = `/repos/${pull.owner}/${pull.name}`;
  return {
    name: `GitHub ${pull.owner}/${pull.name}#${pull.number}`,
    host: api.host,
    place: `${pull.server}/${pull.owner}/${pull.name}#${pull.number}`.toLowerCase(),
    change: () => changeOf(api, at, pull.number),
    positions: () => positionsOf(api, `${at}/pulls/${pull.number}/files`),
    list: (change) => listed({ api, at, pull }, change),
    apply: (action, change) => apply({ api, at, pull }, action, change),
  };
}

interface Place {
  readonly api: Api;
  readonly at: string;
  readonly pull: PullPlace;
}

async function changeOf(api: Api, at: string, number: number): Promise<Result<Change, ForgeError>> {
  const reply = await api.send({ method: 'GET', path: `${at}/pulls/${number}` });
  if (!reply.ok) return reply;
  const read = understood(pullShape, reply.value.body, api.host);
  if (!read.ok) return read;
  const { state, head, base } = read.value;
  return ok({
    number: read.value.number,
    open: state === 'open',
    head: head.sha,
    base: base.sha,
    start: base.sha,
    fork: head.repo?.full_name !== base.repo.full_name,
  });
}

async function positionsOf(api: Api, path: string): Promise<Result<Positions, ForgeError>> {
  const pages = await allPages(api, path, ({ body }) => understood(filesShape, body, api.host));
  if (!pages.ok) return pages;
  const files = pages.value.items.filter(({ status }) => status !== 'removed');
  return ok({
    cut: pages.value.cut,
    files: new Map(
      files.map(({ filename, previous_filename, patch = '' }) => [
        filename,
        { oldPath: previous_filename ?? filename, lines: linesOfPatch(patch) },
      ]),
    ),
  });
}

async function listed(place: Place, change: Change): Promise<Result<Listed, ForgeError>> {
  const threads = await threadsOf(place);
  if (!threads.ok) return threads;
  const comments = await commentsOf(place);
  if (!comments.ok) return comments;
  const check = await listedCheck(place.api, place.at, change.head);
  // Whoever may not see checks may still comment.
  if (!check.ok && check.error.kind !== 'forbidden' && check.error.kind !== 'missing') return check;
  return ok({ threads: threads.value, comments: comments.value, check: check.ok ? check.value : undefined });
}

async function threadsOf({ pull, api }: Place): Promise<Result<readonly ListedThread[], ForgeError>> {
  const found: ListedThread[] = [];
  let after: string | null = null;
  while (found.length < limits.forgeItems) {
    const data = await ask(pull.graphql, threadsQuery, variables(pull, after));
    if (!data.ok) return data;
    const read = understood(threadsShape, data.value, api.host);
    if (!read.ok) return read;
    const { nodes, pageInfo } = read.value.repository.pullRequest.reviewThreads;
    const me = bare(read.value.viewer.login);
    for (const { id, isResolved, resolvedBy, comments } of nodes) {
      const [first] = comments.nodes;
      if (first === undefined) continue;
      const byUs = resolvedBy !== null && bare(resolvedBy.login) === me;
      found.push({
        ref: id,
        comment: String(first.databaseId),
        body: first.body,
        ours: first.viewerDidAuthor,
        replies: comments.totalCount - 1,
        resolved: isResolved ? (byUs ? 'by-us' : 'by-others') : 'no',
      });
    }
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return ok(found);
}

/** An app is `name[bot]` in one place and `name` in another. */
function bare(login: string): string {
  return login.replace(/\[bot\]$/, '').toLowerCase();
}

async function commentsOf({ pull, api }: Place): Promise<Result<readonly ListedComment[], ForgeError>> {
  const found: ListedComment[] = [];
  let after: string | null = null;
  while (found.length < limits.forgeItems) {
    const data = await ask(pull.graphql, commentsQuery, variables(pull, after));
    if (!data.ok) return data;
    const read = understood(commentsShape, data.value, api.host);
    if (!read.ok) return read;
    const { nodes, pageInfo } = read.value.repository.pullRequest.comments;
    for (const { databaseId, body, viewerDidAuthor } of nodes)
      found.push({ ref: String(databaseId), body, ours: viewerDidAuthor });
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return ok(found);
}

function variables({ owner, name, number }: PullPlace, after: string | null): object {
  return { owner, name, number, after };
}

/** Asks by GraphQL; a mutation may not be sent twice. */
async function ask(api: Api, query: string, values: object): Promise<Result<unknown, ForgeError>> {
  const reads = query.startsWith('query') ? { reads: true as const } : {};
  const reply = await api.send({ method: 'POST', path: '', body: { query, variables: values }, ...reads });
  if (!reply.ok) return reply;
  const read = understood(answerShape, reply.value.body, api.host);
  if (!read.ok) return read;
  const [error] = read.value.errors ?? [];
  if (error === undefined) return ok(read.value.data);
  const kinds: Readonly<Record<string, ForgeError['kind']>> = {
    FORBIDDEN: 'forbidden',
    INSUFFICIENT_SCOPES: 'forbidden',
    NOT_FOUND: 'missing',
    RATE_LIMITED: 'limited',
  };
  return err({
    kind: kinds[error.type ?? ''] ?? 'unusable',
    message: `${api.host}: ${error.message.slice(0, 200)}`,
  });
}

async function apply(place: Place, action: Action, change: Change): Promise<Result<void, ForgeError>> {
  const { api, at, pull } = place;
  switch (action.do) {
    case 'open':
      return openThreads(api, `${at}/pulls/${pull.number}`, action.threads, change.head);
    case 'comment':
      return sent(api, 'POST', `${at}/issues/${pull.number}/comments`, { body: action.comment.body });
    case 'edit':
      return sent(api, 'PATCH', `${at}/${commentPath(action.of)}/${action.comment}`, { body: action.body });
    case 'delete':
      return sent(api, 'DELETE', `${at}/${commentPath(action.of)}/${action.comment}`, undefined);
    case 'resolve':
      return done(await ask(pull.graphql, resolveMutation, { id: action.thread.ref }));
    case 'reopen':
      return done(await ask(pull.graphql, unresolveMutation, { id: action.thread.ref }));
    case 'check':
      return reportCheck(api, at, change.head, action);
  }
}

function commentPath(of: 'thread' | 'summary'): string {
  return of === 'thread' ? 'pulls/comments' : 'issues/comments';
}

async function sent(
  api: Api,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: object | undefined,
): Promise<Result<void, ForgeError>> {
  return done(await api.send({ method, path, ...(body === undefined ? {} : { body }) }));
}

function done(result: Result<unknown, ForgeError>): Result<void, ForgeError> {
  return result.ok ? ok(undefined) : result;
}
