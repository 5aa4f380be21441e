import { ok, type Result } from '../../core/result.ts';
import type { Api, ApiCall } from '../api/api.ts';
import { allPages } from '../api/pages.ts';
import { understood } from '../api/understood.ts';
import type { DesiredCheck, DesiredThread } from '../review/desired.ts';
import type { Change, Forge, ForgeError, Listed, ListedCheck } from '../review/forge.ts';
import { linesOfPatch, type Positions } from '../review/positions.ts';
import type { Action } from '../review/reconcile.ts';
import type { Suggestion } from '../review/review.ts';
import { listedOf } from './listed.ts';
import { diffsShape, discussionsShape, requestShape, statusesShape, userShape } from './shapes.ts';

/** Which merge request. */
export interface MergePlace {
  /** The project's number, or its path. */
  readonly project: string;
  readonly number: number;
  /** Of the web pages, such as `gitlab.com`: marks are bound to it. */
  readonly server: string;
}

/** The words after the fence of a proposed change: how many lines above the comment's own it replaces too. */
export function gitlabSuggestion({ line, endLine }: Suggestion): string {
  return `suggestion:-${endLine - line}+0`;
}

/** Merge requests of GitLab: a discussion for each thread, a note for the summary, a status of the commit. */
export function createGitlab(api: Api, { project, number, server }: MergePlace): Forge {
  const home = `/projects/${encodeURIComponent(project)}`;
  const place = { api, home, at: `${home}/merge_requests/${number}` };
  return {
    name: `GitLab ${project}!${number}`,
    host: api.host,
    place: `${server}/${project}!${number}`.toLowerCase(),
    change: () => changeOf(place),
    positions: () => positionsOf(place),
    list: (change) => listed(place, change),
    apply: (action, change) => apply(place, action, change),
  };
}

interface Place {
  readonly api: Api;
  readonly home: string;
  readonly at: string;
}

async function changeOf({ api, at }: Place): Promise<Result<Change, ForgeError>> {
  const reply = await api.send({ method: 'GET', path: at });
  if (!reply.ok) return reply;
  const read = understood(requestShape, reply.value.body, api.host);
  if (!read.ok) return read;
  const { iid, state, diff_refs: refs, source_project_id, target_project_id } = read.value;
  return ok({
    number: iid,
    open: state === 'opened',
    head: refs.head_sha,
    base: refs.base_sha,
    start: refs.start_sha,
    fork: source_project_id !== target_project_id,
  });
}

async function positionsOf({ api, at }: Place): Promise<Result<Positions, ForgeError>> {
  const pages = await allPages(api, `${at}/diffs`, ({ body }) => understood(diffsShape, body, api.host));
  if (!pages.ok) return pages;
  const files = pages.value.items.filter(({ deleted_file }) => !deleted_file);
  return ok({
    cut: pages.value.cut,
    files: new Map(
      files.map(({ new_path, old_path, diff }) => [
        new_path,
        { oldPath: old_path, lines: linesOfPatch(diff) },
      ]),
    ),
  });
}

async function listed({ api, at, home }: Place, change: Change): Promise<Result<Listed, ForgeError>> {
  const me = await api.send({ method: 'GET', path: '/user' });
  if (!me.ok) return me;
  const user = understood(userShape, me.value.body, api.host);
  if (!user.ok) return user;
  const pages = await allPages(api, `${at}/discussions`, ({ body }) =>
    understood(discussionsShape, body, api.host),
  );
  if (!pages.ok) return pages;
  const check = await listedStatus(api, `${home}/repository/commits/${change.head}/statuses`);
  if (!check.ok && check.error.kind !== 'forbidden' && check.error.kind !== 'missing') return check;
  return ok({ ...listedOf(pages.value.items, user.value.id), check: check.ok ? check.value : undefined });
}

const statusName = 'holdfast review';

async function listedStatus(api: Api, path: string): Promise<Result<ListedCheck | undefined, ForgeError>> {
  const reply = await api.send({ method: 'GET', path: `${path}?name=${encodeURIComponent(statusName)}` });
  if (!reply.ok) return reply;
  const read = understood(statusesShape, reply.value.body, api.host);
  if (!read.ok) return read;
  const [last] = read.value.filter(({ name }) => name === statusName).toSorted((a, b) => b.id - a.id);
  if (last === undefined) return ok(undefined);
  const content = /\(([0-9a-f]{20})\)$/.exec(last.description ?? '')?.[1] ?? '';
  const done = last.status === 'success' || last.status === 'failed';
  // A status has no annotations: they are in the code-quality report.
  return ok({ ref: String(last.id), content, annotations: Number.MAX_SAFE_INTEGER, done });
}

async function apply(
  { api, at, home }: Place,
  action: Action,
  change: Change,
): Promise<Result<void, ForgeError>> {
  const send = (call: ApiCall): Promise<Result<void, ForgeError>> => sent(api, call);
  switch (action.do) {
    case 'open':
      for (const thread of action.threads) {
        const opened = await send({
          method: 'POST',
          path: `${at}/discussions`,
          body: discussionOf(thread, change),
        });
        if (!opened.ok) return opened;
      }
      return ok(undefined);
    case 'comment':
      return send({ method: 'POST', path: `${at}/notes`, body: { body: action.comment.body } });
    case 'edit':
      return send({ method: 'PUT', path: `${at}/notes/${action.comment}`, body: { body: action.body } });
    case 'delete':
      return send({ method: 'DELETE', path: `${at}/notes/${action.comment}` });
    case 'resolve':
      return send({
        method: 'PUT',
        path: `${at}/discussions/${action.thread.ref}`,
        body: { resolved: true },
      });
    case 'reopen':
      return send({
        method: 'PUT',
        path: `${at}/discussions/${action.thread.ref}`,
        body: { resolved: false },
      });
    case 'check':
      return send({ method: 'POST', path: `${home}/statuses/${change.head}`, body: statusOf(action.check) });
  }
}

async function sent(api: Api, call: ApiCall): Promise<Result<void, ForgeError>> {
  const reply = await api.send(call);
  return reply.ok ? ok(undefined) : reply;
}

function discussionOf(thread: DesiredThread, change: Change): object {
  return {
    body: thread.body,
    position: {
      position_type: 'text',
      base_sha: change.base,
      start_sha: change.start,
      head_sha: change.head,
      old_path: thread.oldPath,
      new_path: thread.path,
      new_line: thread.line,
      // An unchanged line is named by both sides, an added one by the new side alone.
      ...(thread.oldLine === undefined ? {} : { old_line: thread.oldLine }),
    },
  };
}

function statusOf({ conclusion, title, content }: DesiredCheck): object {
  const failed = conclusion === 'failure' || conclusion === 'action_required';
  return {
    state: failed ? 'failed' : 'success',
    name: statusName,
    description: `${title.slice(0, 200)} (${content})`,
  };
}
