import { flowingFrom } from './expression.ts';
import type { Expr } from './expression.ts';
import type { Step } from './workflow.ts';

/** A context that strangers can fill with text of their choice. */
export interface Source {
  /** Lower case, `*` for any index. */
  readonly path: string;
  /** Events that fill it; with any other it is empty. */
  readonly events: readonly string[];
  readonly what: string;
}

const pulls = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
] as const;
const issues = ['issues', 'issue_comment'] as const;
const comments = [
  'issue_comment',
  'commit_comment',
  'discussion_comment',
  'pull_request_review_comment',
] as const;
const discussions = ['discussion', 'discussion_comment'] as const;
const branch = 'a branch name';
const title = 'a title';
const body = 'text that anybody can write';
const person = 'a name that its author chooses';
const message = 'a commit message';

function commit(prefix: string, events: readonly string[]): readonly Source[] {
  return [
    { path: `${prefix}.message`, events, what: message },
    ...['author.name', 'author.email', 'committer.name', 'committer.email'].map((field) => ({
      path: `${prefix}.${field}`,
      events,
      what: person,
    })),
  ];
}

// Facts: GitHub docs, "Script injections" (contexts that end in body, default_branch, email, head_ref, label, message,
// name, page_name, ref, title) and the webhook payload reference. Ids, counts, logins and repository names are
// restricted by GitHub to characters that no shell acts on, and are left out.
export const sources: readonly Source[] = [
  { path: 'github.head_ref', events: ['pull_request', 'pull_request_target'], what: branch },
  { path: 'github.event.pull_request.title', events: pulls, what: title },
  { path: 'github.event.pull_request.body', events: pulls, what: body },
  { path: 'github.event.pull_request.head.ref', events: pulls, what: branch },
  { path: 'github.event.pull_request.head.label', events: pulls, what: branch },
  { path: 'github.event.pull_request.head.repo.default_branch', events: pulls, what: branch },
  { path: 'github.event.pull_request.head.repo.description', events: pulls, what: body },
  { path: 'github.event.pull_request.head.repo.homepage', events: pulls, what: body },
  { path: 'github.event.issue.title', events: issues, what: title },
  { path: 'github.event.issue.body', events: issues, what: body },
  { path: 'github.event.changes.title.from', events: [...pulls, 'issues'], what: title },
  { path: 'github.event.changes.body.from', events: [...pulls, ...issues], what: body },
  { path: 'github.event.comment.body', events: comments, what: body },
  { path: 'github.event.review.body', events: ['pull_request_review'], what: body },
  { path: 'github.event.discussion.title', events: discussions, what: title },
  { path: 'github.event.discussion.body', events: discussions, what: body },
  { path: 'github.event.pages.*.page_name', events: ['gollum'], what: title },
  { path: 'github.event.pages.*.title', events: ['gollum'], what: title },
  { path: 'github.event.forkee.description', events: ['fork'], what: body },
  { path: 'github.event.workflow_run.head_branch', events: ['workflow_run'], what: branch },
  { path: 'github.event.workflow_run.display_title', events: ['workflow_run'], what: title },
  { path: 'github.event.workflow_run.head_repository.description', events: ['workflow_run'], what: body },
  { path: 'github.event.workflow_run.pull_requests.*.head.ref', events: ['workflow_run'], what: branch },
  ...commit('github.event.workflow_run.head_commit', ['workflow_run']),
  ...commit('github.event.head_commit', ['push']),
  ...commit('github.event.commits.*', ['push']),
];

// Whole objects: what they hold comes out with them.
const wholes = ['github', 'github.event'] as const;

/** The sources whose text can come out of the expression, with the path as it was written. */
export function untrustedIn(expr: Expr): readonly Source[] {
  return flowingFrom(expr).flatMap((path) => {
    const exact = sources.find((source) => source.path === path);
    if (exact !== undefined) return [exact];
    const held = sources.filter((source) => source.path.startsWith(`${path}.`));
    const isWhole = wholes.some((whole) => whole === path) || held.length > 0;
    return isWhole && dumps(expr) ? held.slice(0, 1).map((one) => wholeOf(path, held, one)) : [];
  });
}

function wholeOf(path: string, held: readonly Source[], first: Source): Source {
  return {
    path,
    events: [...new Set(held.flatMap((one) => one.events))],
    what: `an object with ${first.what}`,
  };
}

/** An object comes out as text only through `toJSON`; by itself it is the word `Object`. */
function dumps(expr: Expr): boolean {
  if (expr.kind === 'call') return expr.name === 'tojson' || expr.args.some(dumps);
  if (expr.kind === 'binary') return dumps(expr.left) || dumps(expr.right);
  return false;
}

// Actions that hand on names of files in a pull request, which its author chooses, unquoted.
const fileLists: readonly { readonly action: string; readonly outputs: RegExp }[] = [
  { action: 'tj-actions/changed-files', outputs: /_files(?:_|$)/ },
  {
    action: 'jitterbit/get-changed-files',
    outputs: /^(?:all|added|modified|removed|renamed|added_modified)$/,
  },
  { action: 'trilom/file-changes-action', outputs: /^files/ },
  { action: 'dorny/paths-filter', outputs: /_files$/ },
  { action: 'step-security/changed-files', outputs: /_files(?:_|$)/ },
];

// Actions that hand on the branch a pull request comes from.
const branchGivers = new Set(['xt0rted/pull-request-comment-branch', 'potiuk/get-workflow-origin']);

/** For `steps.ID.outputs.NAME`: what a stranger decides about it, when the step is known to hand such things on. */
export function untrustedOutput(path: string, steps: readonly Step[]): Source | undefined {
  const [root, id, outputs, name] = path.split('.');
  if (root !== 'steps' || outputs !== 'outputs' || id === undefined || name === undefined) return undefined;
  const use = steps.find((step) => step.id.toLowerCase() === id)?.uses;
  if (use?.kind !== 'remote') return undefined;
  const action = `${use.owner}/${use.repo}`.toLowerCase();
  const list = fileLists.find((one) => one.action === action);
  if (list?.outputs.test(name) === true)
    return { path, events: pulls, what: 'names of files in a pull request' };
  const givesBranch = branchGivers.has(action) && /(?:head|source)[_-]?(?:ref|branch)$/i.test(name);
  return givesBranch ? { path, events: ['issue_comment', 'workflow_run'], what: branch } : undefined;
}
