import { shownLines, type ChangedFile } from './diff.ts';
import { connection, parseQuery, project, type Node } from './graphql.ts';
import {
  badMarkdown,
  field,
  pageOf,
  unknownFields,
  type Fake,
  type FakeReply,
  type FakeRequest,
} from './wire.ts';

export type Right = 'none' | 'read' | 'write';

/** Whom a token belongs to, and what it may do. */
export interface GithubToken {
  /** Apps have names that end in `[bot]`. */
  readonly login: string;
  readonly contents: Right;
  readonly pullRequests: Right;
  readonly issues: Right;
  readonly checks: Right;
}

/** What a workflow of the repository itself gets when it asks for the rights to comment. */
export const actionsToken: GithubToken = {
  login: 'github-actions[bot]',
  contents: 'read',
  pullRequests: 'write',
  issues: 'write',
  checks: 'write',
};

/** What a workflow gets that a pull request from a fork has started: reading, whatever it asks for. */
export const forkToken: GithubToken = {
  login: 'github-actions[bot]',
  contents: 'read',
  pullRequests: 'read',
  issues: 'read',
  checks: 'read',
};

export interface GithubPull {
  head: string;
  base: string;
  state: 'open' | 'closed';
  headOwner: string;
  headBranch: string;
  files: readonly ChangedFile[];
}

export interface GithubComment {
  readonly id: number;
  body: string;
  readonly login: string;
}

export interface GithubThread {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly commit: string;
  comments: GithubComment[];
  resolvedBy: string | undefined;
}

export interface GithubCheck {
  readonly id: number;
  readonly name: string;
  readonly head: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  annotations: unknown[];
}

interface PullState extends GithubPull {
  threads: GithubThread[];
  comments: GithubComment[];
  reviews: number;
}

/** A refusal on its way out. */
class Refusal extends Error {
  readonly reply: FakeReply;

  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.reply = { status, body: { message, ...(errors === undefined ? {} : { errors }) } };
  }
}

const bodyMost = 65_536;

/** Pull requests of one repository of GitHub: strict about what is documented, and about what people ran into. */
export class FakeGithub implements Fake {
  readonly owner = 'acme';
  readonly name = 'shop';
  readonly pulls = new Map<number, PullState>();
  readonly checks: GithubCheck[] = [];
  readonly tokens = new Map<string, GithubToken>();
  /** Requests that no such forge would understand, and comments that nobody should write. */
  readonly breaches: string[] = [];
  /** Requests that changed something. */
  writes = 0;
  /** Comments that were taken away again: people had mail of them. */
  removed = 0;
  #ids = 1000;

  open(number: number, pull: GithubPull): void {
    this.pulls.set(number, { ...pull, threads: [], comments: [], reviews: 0 });
  }

  /** New commits: threads stay, as they do on GitHub, also when their lines are gone. */
  push(number: number, change: Partial<GithubPull>): void {
    Object.assign(this.pull(number), change);
  }

  pull(number: number): PullState {
    const found = this.pulls.get(number);
    if (found === undefined) throw new Refusal(404, 'Not Found');
    return found;
  }

  /** Somebody answers in a thread. */
  reply(number: number, thread: string, login: string, body: string): void {
    this.thread(number, thread).comments.push({ id: this.#next(), body, login });
  }

  resolve(number: number, thread: string, login: string): void {
    this.thread(number, thread).resolvedBy = login;
  }

  /** Somebody writes below the change. */
  comment(number: number, login: string, body: string): void {
    this.pull(number).comments.push({ id: this.#next(), body, login });
  }

  /** Somebody begins a thread at a line. */
  begin(number: number, at: { path: string; line: number }, login: string, body: string): GithubThread {
    const pull = this.pull(number);
    const id = this.#next();
    const thread = {
      id: `PRRT_${id}`,
      ...at,
      commit: pull.head,
      resolvedBy: undefined,
      comments: [{ id, body, login }],
    };
    pull.threads.push(thread);
    return thread;
  }

  thread(number: number, id: string): GithubThread {
    const found = this.pull(number).threads.find((one) => one.id === id);
    if (found === undefined) throw new Refusal(404, 'Not Found');
    return found;
  }

  handle(request: FakeRequest): FakeReply {
    try {
      const token = this.#tokenOf(request);
      if (request.method !== 'GET' && request.path !== '/graphql') this.writes++;
      if (request.path === '/graphql') return this.#graphql(request, token);
      return this.#rest(request, token);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }

  #next(): number {
    return ++this.#ids;
  }

  #tokenOf({ headers }: FakeRequest): GithubToken {
    if ((headers['user-agent'] ?? '') === '')
      throw new Refusal(403, 'Request forbidden by administrative rules');
    const token = this.tokens.get((headers['authorization'] ?? '').replace(/^(?:Bearer|token) /, ''));
    if (token === undefined) throw new Refusal(401, 'Bad credentials');
    return token;
  }

  #rest(request: FakeRequest, token: GithubToken): FakeReply {
    const { method, path, query, body } = request;
    const home = `/repos/${this.owner}/${this.name}`;
    const size = query.get('per_page');
    if (size !== null && Number(size) > 100) this.breaches.push(`per_page=${size}`);
    const route = path.startsWith(home) ? `${method} ${path.slice(home.length)}` : '';
    const match = (pattern: RegExp): readonly string[] | undefined => pattern.exec(route)?.slice(1);
    const [n = ''] = match(/^\w+ \/(?:pulls|issues)\/(\d+)(?:\/|$)/) ?? [];
    if (route === 'GET /pulls') return this.#search(query, path, token);
    if (match(/^GET \/pulls\/(\d+)$/)) return { status: 200, body: this.#shown(Number(n), token) };
    if (match(/^GET \/pulls\/(\d+)\/files$/)) return this.#files(Number(n), query, path, token);
    if (match(/^POST \/pulls\/(\d+)\/reviews$/)) return this.#review(Number(n), body, token);
    if (match(/^POST \/issues\/(\d+)\/comments$/)) return this.#say(Number(n), body, token);
    const comment = match(/^(PATCH|DELETE) \/(pulls|issues)\/comments\/(\d+)$/);
    if (comment) return this.#change(comment, body, token);
    const runs = match(/^GET \/commits\/([0-9a-f]{40})\/check-runs$/);
    if (runs) return this.#runs(runs[0] ?? '', query, token);
    if (route === 'POST /check-runs') return this.#newRun(body, token);
    const run = match(/^PATCH \/check-runs\/(\d+)$/);
    if (run) return this.#moreRun(Number(run[0]), body, token);
    this.breaches.push(`unknown request ${method} ${path}`);
    return { status: 404, body: { message: 'Not Found' } };
  }

  #needs(right: Right, wanted: 'read' | 'write'): void {
    if (right === 'write' || right === wanted) return;
    if (wanted === 'read') throw new Refusal(404, 'Not Found');
    throw new Refusal(403, 'Resource not accessible by integration');
  }

  #shown(number: number, token: GithubToken): object {
    this.#needs(token.pullRequests, 'read');
    const { head, base, state, headOwner, headBranch } = this.pull(number);
    const repo = { full_name: `${this.owner}/${this.name}` };
    return {
      number,
      state,
      head: { sha: head, ref: headBranch, repo: { full_name: `${headOwner}/${this.name}` } },
      base: { sha: base, ref: 'main', repo },
    };
  }

  #search(query: URLSearchParams, path: string, token: GithubToken): FakeReply {
    this.#needs(token.pullRequests, 'read');
    const wanted = query.get('head');
    const state = query.get('state') ?? 'open';
    const found = [...this.pulls]
      .filter(([, pull]) => state === 'all' || pull.state === state)
      .filter(([, pull]) => wanted === null || wanted === `${pull.headOwner}:${pull.headBranch}`)
      .map(([number]) => this.#shown(number, token));
    const page = pageOf(found, query, path);
    return { status: 200, headers: page.headers, body: page.items };
  }

  #files(number: number, query: URLSearchParams, path: string, token: GithubToken): FakeReply {
    this.#needs(token.pullRequests, 'read');
    const files = this.pull(number).files.map((file) => ({
      filename: file.path,
      status: file.status,
      ...(file.status === 'renamed' ? { previous_filename: file.oldPath } : {}),
      ...(file.patch === '' ? {} : { patch: file.patch }),
    }));
    const page = pageOf(files, query, path);
    return { status: 200, headers: page.headers, body: page.items };
  }

  #checkBody(body: unknown): string {
    if (typeof body !== 'string' || body === '')
      throw new Refusal(422, 'Validation Failed', ['body is missing']);
    if ([...body].length > bodyMost)
      throw new Refusal(422, `body is too long (maximum is ${bodyMost} characters)`);
    for (const bad of badMarkdown(body)) this.breaches.push(`a comment has ${bad}: ${body.slice(0, 200)}`);
    return body;
  }

  #review(number: number, body: unknown, token: GithubToken): FakeReply {
    this.#needs(token.pullRequests, 'write');
    const pull = this.pull(number);
    this.#onlyFields(body, ['commit_id', 'body', 'event', 'comments']);
    const comments = field(body, 'comments');
    if (field(body, 'event') !== 'COMMENT' || !Array.isArray(comments))
      throw new Refusal(422, 'Validation Failed', ['only reviews that comment are built']);
    if (comments.length > 30) throw new Refusal(502, 'Server Error');
    if (field(body, 'commit_id') !== pull.head)
      throw new Refusal(422, 'commit_id is not part of the pull request');
    const made = comments.map((comment: unknown) => this.#checkedComment(comment, pull));
    for (const one of made) this.begin(number, one, token.login, one.body);
    pull.reviews++;
    return { status: 200, body: { id: this.#next(), state: 'COMMENTED' } };
  }

  #checkedComment(comment: unknown, pull: PullState): { path: string; line: number; body: string } {
    this.#onlyFields(comment, ['path', 'body', 'line', 'side', 'start_line', 'start_side']);
    const path = field(comment, 'path');
    const line = field(comment, 'line');
    const first = field(comment, 'start_line') ?? line;
    const file = pull.files.find((one) => one.path === path);
    if (file === undefined || typeof path !== 'string')
      throw new Refusal(422, 'Unprocessable Entity', ['Path could not be resolved']);
    const shown = shownLines(file);
    if (typeof line !== 'number' || typeof first !== 'number' || field(comment, 'side') !== 'RIGHT')
      throw new Refusal(422, 'Validation Failed');
    if (first > line || (field(comment, 'start_line') !== undefined && first === line))
      throw new Refusal(422, 'Unprocessable Entity', ['start_line must precede the end line']);
    for (let n = first; n <= line; n++)
      if (!shown.has(n))
        throw new Refusal(422, 'Unprocessable Entity', [
          'Pull request review thread line must be part of the diff',
        ]);
    return { path, line, body: this.#checkBody(field(comment, 'body')) };
  }

  #say(number: number, body: unknown, token: GithubToken): FakeReply {
    this.#needs(token.issues === 'write' ? 'write' : token.pullRequests, 'write');
    this.#onlyFields(body, ['body']);
    this.comment(number, token.login, this.#checkBody(field(body, 'body')));
    return { status: 201, body: { id: this.#ids } };
  }

  #change([method, kind, id]: readonly string[], body: unknown, token: GithubToken): FakeReply {
    this.#needs(kind === 'issues' && token.issues === 'write' ? 'write' : token.pullRequests, 'write');
    for (const pull of this.pulls.values()) {
      const lists = kind === 'pulls' ? pull.threads.map(({ comments }) => comments) : [pull.comments];
      for (const list of lists) {
        const found = list.find((one) => one.id === Number(id));
        if (found === undefined) continue;
        if (found.login !== token.login) this.breaches.push(`${method} of a comment of ${found.login}`);
        if (method === 'DELETE') {
          this.removed++;
          list.splice(list.indexOf(found), 1);
          pull.threads = pull.threads.filter(({ comments }) => comments.length > 0);
          return { status: 204 };
        }
        this.#onlyFields(body, ['body']);
        found.body = this.#checkBody(field(body, 'body'));
        return { status: 200, body: { id: found.id } };
      }
    }
    throw new Refusal(404, 'Not Found');
  }

  #runs(commit: string, query: URLSearchParams, token: GithubToken): FakeReply {
    this.#needs(token.checks, 'read');
    const name = query.get('check_name');
    const found = this.checks.filter((run) => run.head === commit && (name === null || run.name === name));
    const shown = query.get('filter') === 'all' ? found : found.slice(-1);
    return { status: 200, body: { total_count: shown.length, check_runs: shown.map(runShown) } };
  }

  #newRun(body: unknown, token: GithubToken): FakeReply {
    this.#needs(token.checks, 'write');
    this.#onlyFields(body, ['name', 'head_sha', 'status', 'conclusion', 'external_id', 'output']);
    const head = field(body, 'head_sha');
    if (![...this.pulls.values()].some((pull) => pull.head === head))
      throw new Refusal(422, 'No commit found for SHA');
    const run: GithubCheck = {
      id: this.#next(),
      name: String(field(body, 'name')),
      head: String(head),
      status: 'queued',
      conclusion: null,
      externalId: '',
      annotations: [],
    };
    this.#fill(run, body);
    this.checks.push(run);
    return { status: 201, body: runShown(run) };
  }

  #moreRun(id: number, body: unknown, token: GithubToken): FakeReply {
    this.#needs(token.checks, 'write');
    this.#onlyFields(body, ['name', 'status', 'conclusion', 'external_id', 'output']);
    const run = this.checks.find((one) => one.id === id);
    if (run === undefined) throw new Refusal(404, 'Not Found');
    this.#fill(run, body);
    return { status: 200, body: runShown(run) };
  }

  #fill(run: GithubCheck, body: unknown): void {
    const output = field(body, 'output');
    this.#onlyFields(output, ['title', 'summary', 'text', 'annotations']);
    const annotations = field(output, 'annotations') ?? [];
    if (!Array.isArray(annotations) || annotations.length > 50)
      throw new Refusal(422, 'Invalid request.\n\nNo more than 50 items are allowed in annotations');
    if (String(field(output, 'summary')).length > 65_535)
      throw new Refusal(422, 'summary exceeds a maximum bytesize of 65535');
    for (const one of annotations) this.#checkAnnotation(one);
    const status = field(body, 'status');
    const conclusion = field(body, 'conclusion');
    if (status === 'completed' && typeof conclusion !== 'string')
      throw new Refusal(422, 'conclusion is required');
    if (
      typeof conclusion === 'string' &&
      !['success', 'failure', 'neutral', 'action_required'].includes(conclusion)
    )
      throw new Refusal(422, `unknown conclusion ${conclusion}`);
    run.status = typeof status === 'string' ? status : run.status;
    run.conclusion = typeof conclusion === 'string' ? conclusion : run.conclusion;
    const externalId = field(body, 'external_id');
    run.externalId = typeof externalId === 'string' ? externalId : run.externalId;
    run.annotations.push(...annotations);
  }

  #checkAnnotation(one: unknown): void {
    this.#onlyFields(one, ['path', 'start_line', 'end_line', 'annotation_level', 'title', 'message']);
    const level = String(field(one, 'annotation_level'));
    const title = String(field(one, 'title'));
    const isFine =
      ['notice', 'warning', 'failure'].includes(level) &&
      title.length <= 255 &&
      Number(field(one, 'start_line')) >= 1 &&
      Number(field(one, 'end_line')) >= Number(field(one, 'start_line')) &&
      String(field(one, 'message')).length <= 64 * 1024;
    if (!isFine) throw new Refusal(422, 'Invalid request: annotation');
  }

  #onlyFields(value: unknown, known: readonly string[]): void {
    const extra = unknownFields(value, known);
    if (extra.length > 0) throw new Refusal(422, `Invalid request: ${extra.join(', ')} not permitted`);
  }

  #graphql({ body, method }: FakeRequest, token: GithubToken): FakeReply {
    const failed = (type: string | undefined, message: string): FakeReply => ({
      status: 200,
      body: { data: null, errors: [{ ...(type === undefined ? {} : { type }), message }] },
    });
    if (method !== 'POST') throw new Refusal(404, 'Not Found');
    try {
      const values = (field(body, 'variables') ?? {}) as Record<string, unknown>;
      const { kind, fields } = parseQuery(String(field(body, 'query')), values);
      if (kind === 'mutation') this.writes++;
      const graph = kind === 'query' ? this.#graph(token) : this.#mutations(token);
      return { status: 200, body: { data: project(graph, fields, kind) } };
    } catch (error) {
      if (error instanceof Refusal)
        return failed(error.reply.status === 404 ? 'NOT_FOUND' : 'FORBIDDEN', error.message);
      const message = error instanceof Error ? error.message : '';
      this.breaches.push(`GraphQL: ${message}`);
      return failed(undefined, message);
    }
  }

  #graph(token: GithubToken): Node {
    const commentNode = ({ id, body, login }: GithubComment): Node => ({
      databaseId: id,
      body,
      author: { login: login.replace(/\[bot\]$/, '') },
      viewerDidAuthor: login === token.login,
    });
    const pullNode = (number: number): Node => ({
      number,
      comments: (args: object) => connection(this.pull(number).comments.map(commentNode), args),
      reviewThreads: (args: object) =>
        connection(
          this.pull(number).threads.map((thread) => ({
            id: thread.id,
            path: thread.path,
            line: thread.line,
            isResolved: thread.resolvedBy !== undefined,
            isOutdated: thread.commit !== this.pull(number).head,
            resolvedBy: thread.resolvedBy === undefined ? null : { login: thread.resolvedBy },
            comments: (inner: object) => connection(thread.comments.map(commentNode), inner),
          })),
          args,
        ),
    });
    return {
      viewer: { login: token.login },
      repository: ({ owner, name }: { owner?: string; name?: string }) => {
        if (owner !== this.owner || name !== this.name)
          throw new Refusal(404, 'Could not resolve to a Repository');
        this.#needs(token.pullRequests, 'read');
        return {
          pullRequest: ({ number }: { number?: number }) =>
            pullNode(this.pull(Number(number)) && Number(number)),
        };
      },
    };
  }

  /** Resolving asks for `contents: write`, which people find out by failing (gh-aw#35726). */
  #mutations(token: GithubToken): Node {
    const change =
      (by: string | undefined) =>
      ({ input }: { input?: { threadId?: string } }): Node => {
        this.#needs(token.contents, 'write');
        this.#needs(token.pullRequests, 'write');
        const thread = [...this.pulls.values()]
          .flatMap(({ threads }) => threads)
          .find(({ id }) => id === input?.threadId);
        if (thread === undefined) throw new Refusal(404, 'Could not resolve to a node');
        thread.resolvedBy = by;
        return { thread: { id: thread.id, isResolved: by !== undefined } };
      };
    return { resolveReviewThread: change(token.login), unresolveReviewThread: change(undefined) };
  }
}

function runShown(run: GithubCheck): object {
  return {
    id: run.id,
    name: run.name,
    head_sha: run.head,
    status: run.status,
    conclusion: run.conclusion,
    external_id: run.externalId,
    output: { annotations_count: run.annotations.length },
  };
}
