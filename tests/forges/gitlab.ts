import { shownLines, type ChangedFile } from './diff.ts';
import {
  badMarkdown,
  field,
  pageOf,
  unknownFields,
  type Fake,
  type FakeReply,
  type FakeRequest,
} from './wire.ts';

/** Whom a token belongs to, and its role in the project. */
export interface GitlabToken {
  readonly id: number;
  /** Reporters comment; developers also resolve and set the status of commits. */
  readonly role: 'none' | 'reporter' | 'developer';
}

export interface GitlabRequest {
  head: string;
  base: string;
  start: string;
  state: 'opened' | 'closed' | 'merged';
  fork: boolean;
  files: readonly ChangedFile[];
}

export interface GitlabNote {
  readonly id: number;
  body: string;
  readonly author: number;
}

export interface GitlabDiscussion {
  readonly id: string;
  /** Where it stands; undefined for a comment by itself. */
  readonly at: { readonly path: string; readonly line: number } | undefined;
  notes: GitlabNote[];
  resolvedBy: number | undefined;
}

interface Status {
  readonly id: number;
  readonly head: string;
  readonly name: string;
  readonly status: string;
  readonly description: string;
}

interface RequestState extends GitlabRequest {
  discussions: GitlabDiscussion[];
}

class Refusal extends Error {
  readonly reply: FakeReply;

  constructor(status: number, message: string) {
    super(message);
    this.reply = { status, body: { message } };
  }
}

const bodyMost = 1_000_000;

/** Merge requests of one project of GitLab. */
export class FakeGitlab implements Fake {
  readonly project = '42';
  readonly requests = new Map<number, RequestState>();
  readonly statuses: Status[] = [];
  readonly tokens = new Map<string, GitlabToken>();
  readonly breaches: string[] = [];
  writes = 0;
  /** Notes that were taken away again: people had mail of them. */
  removed = 0;
  #ids = 500;

  open(number: number, request: GitlabRequest): void {
    this.requests.set(number, { ...request, discussions: [] });
  }

  push(number: number, change: Partial<GitlabRequest>): void {
    Object.assign(this.request(number), change);
  }

  request(number: number): RequestState {
    const found = this.requests.get(number);
    if (found === undefined) throw new Refusal(404, '404 Not found');
    return found;
  }

  reply(number: number, discussion: string, author: number, body: string): void {
    this.discussion(number, discussion).notes.push({ id: ++this.#ids, body, author });
  }

  resolve(number: number, discussion: string, author: number): void {
    this.discussion(number, discussion).resolvedBy = author;
  }

  /** A discussion at a line, or a comment by itself. */
  begin(number: number, at: GitlabDiscussion['at'], author: number, body: string): GitlabDiscussion {
    const id = ++this.#ids;
    const made: GitlabDiscussion = {
      id: id.toString(16).padStart(40, '0'),
      at,
      resolvedBy: undefined,
      notes: [{ id, body, author }],
    };
    this.request(number).discussions.push(made);
    return made;
  }

  discussion(number: number, id: string): GitlabDiscussion {
    const found = this.request(number).discussions.find((one) => one.id === id);
    if (found === undefined) throw new Refusal(404, '404 Discussion Not Found');
    return found;
  }

  handle(request: FakeRequest): FakeReply {
    try {
      const token = this.tokens.get(request.headers['private-token'] ?? '');
      if (token === undefined) throw new Refusal(401, '401 Unauthorized');
      if (request.method !== 'GET') this.writes++;
      return this.#route(request, token);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }

  #route({ method, path, query, body }: FakeRequest, token: GitlabToken): FakeReply {
    const size = query.get('per_page');
    if (size !== null && Number(size) > 100) this.breaches.push(`per_page=${size}`);
    if (`${method} ${path}` === 'GET /api/v4/user') return { status: 200, body: { id: token.id } };
    const home = `/api/v4/projects/${this.project}`;
    const route = path.startsWith(`${home}/`) ? `${method} ${path.slice(home.length)}` : '';
    const match = (pattern: RegExp): readonly string[] | undefined => pattern.exec(route)?.slice(1);
    if (token.role === 'none') throw new Refusal(404, '404 Project Not Found');
    const [n = ''] = match(/^\w+ \/merge_requests\/(\d+)(?:\/|$)/) ?? [];
    const number = Number(n);
    if (match(/^GET \/merge_requests\/(\d+)$/)) return { status: 200, body: this.#shown(number) };
    if (match(/^GET \/merge_requests\/\d+\/diffs$/)) return this.#diffs(number, query, path);
    if (match(/^GET \/merge_requests\/\d+\/discussions$/)) return this.#discussions(number, query, path);
    if (match(/^POST \/merge_requests\/\d+\/discussions$/)) return this.#discuss(number, body, token);
    if (match(/^POST \/merge_requests\/\d+\/notes$/)) return this.#note(number, body, token);
    const thread = match(/^PUT \/merge_requests\/\d+\/discussions\/([0-9a-f]{40})$/);
    if (thread) return this.#settle(number, thread[0] ?? '', body, token);
    const note = match(/^(PUT|DELETE) \/merge_requests\/\d+\/notes\/(\d+)$/);
    if (note) return this.#change(number, note, body, token);
    const commit = match(/^POST \/statuses\/([0-9a-f]{40})$/);
    if (commit) return this.#status(commit[0] ?? '', body, token);
    const listed = match(/^GET \/repository\/commits\/([0-9a-f]{40})\/statuses$/);
    if (listed) return this.#statuses(listed[0] ?? '', query);
    this.breaches.push(`unknown request ${method} ${path}`);
    throw new Refusal(404, '404 Not Found');
  }

  #shown(number: number): object {
    const { head, base, start, state, fork } = this.request(number);
    return {
      iid: number,
      state,
      sha: head,
      diff_refs: { base_sha: base, head_sha: head, start_sha: start },
      source_project_id: fork ? 77 : Number(this.project),
      target_project_id: Number(this.project),
    };
  }

  #diffs(number: number, query: URLSearchParams, path: string): FakeReply {
    const files = this.request(number).files.map((file) => ({
      old_path: file.oldPath,
      new_path: file.path,
      diff: file.patch,
      new_file: file.status === 'added',
      renamed_file: file.status === 'renamed',
      deleted_file: file.status === 'removed',
    }));
    const page = pageOf(files, query, path);
    return { status: 200, headers: page.headers, body: page.items };
  }

  #discussions(number: number, query: URLSearchParams, path: string): FakeReply {
    const shown = this.request(number).discussions.map(({ id, at, notes, resolvedBy }) => ({
      id,
      individual_note: at === undefined && notes.length === 1,
      notes: notes.map((note) => ({
        id: note.id,
        // An answer makes a discussion of a comment.
        type: at !== undefined ? 'DiffNote' : notes.length > 1 ? 'DiscussionNote' : null,
        body: note.body,
        author: { id: note.author },
        system: false,
        resolvable: at !== undefined,
        ...(at === undefined
          ? {}
          : {
              resolved: resolvedBy !== undefined,
              resolved_by: resolvedBy === undefined ? null : { id: resolvedBy },
            }),
      })),
    }));
    const page = pageOf(shown, query, path);
    return { status: 200, headers: page.headers, body: page.items };
  }

  #checkBody(body: unknown): string {
    if (typeof body !== 'string' || body === '') throw new Refusal(400, 'body is missing');
    if (body.length > bodyMost)
      throw new Refusal(400, 'Note {:note=>["is too long (maximum is 1000000 characters)"]}');
    for (const bad of badMarkdown(body)) this.breaches.push(`a comment has ${bad}: ${body.slice(0, 200)}`);
    return body;
  }

  #discuss(number: number, body: unknown, token: GitlabToken): FakeReply {
    const request = this.request(number);
    this.#onlyFields(body, ['body', 'position']);
    const position = field(body, 'position');
    this.#onlyFields(position, [
      'position_type',
      'base_sha',
      'start_sha',
      'head_sha',
      'old_path',
      'new_path',
      'new_line',
      'old_line',
    ]);
    const at = checkedPosition(position, request);
    const made = this.begin(number, at, token.id, this.#checkBody(field(body, 'body')));
    return { status: 201, body: { id: made.id, notes: [{ id: made.notes[0]?.id }] } };
  }

  #note(number: number, body: unknown, token: GitlabToken): FakeReply {
    this.#onlyFields(body, ['body']);
    this.begin(number, undefined, token.id, this.#checkBody(field(body, 'body')));
    return { status: 201, body: { id: this.#ids } };
  }

  #settle(number: number, id: string, body: unknown, token: GitlabToken): FakeReply {
    if (token.role !== 'developer') throw new Refusal(403, '403 Forbidden');
    const found = this.discussion(number, id);
    if (found.at === undefined) throw new Refusal(400, 'Discussion is not resolvable');
    const resolved = field(body, 'resolved');
    if (typeof resolved !== 'boolean') throw new Refusal(400, 'resolved is missing');
    found.resolvedBy = resolved ? token.id : undefined;
    return { status: 200, body: { id } };
  }

  #change(number: number, [method, id]: readonly string[], body: unknown, token: GitlabToken): FakeReply {
    const request = this.request(number);
    for (const discussion of request.discussions) {
      const note = discussion.notes.find((one) => one.id === Number(id));
      if (note === undefined) continue;
      if (note.author !== token.id) {
        this.breaches.push(`${method} of a note of ${note.author}`);
        throw new Refusal(403, '403 Forbidden');
      }
      if (method === 'PUT') {
        this.#onlyFields(body, ['body']);
        note.body = this.#checkBody(field(body, 'body'));
        return { status: 200, body: { id: note.id } };
      }
      this.removed++;
      discussion.notes = discussion.notes.filter((one) => one !== note);
      request.discussions = request.discussions.filter(({ notes }) => notes.length > 0);
      return { status: 204 };
    }
    throw new Refusal(404, '404 Note Not Found');
  }

  #status(head: string, body: unknown, token: GitlabToken): FakeReply {
    if (token.role !== 'developer') throw new Refusal(403, '403 Forbidden');
    this.#onlyFields(body, ['state', 'name', 'description']);
    const description = String(field(body, 'description'));
    const status = String(field(body, 'state'));
    if (description.length > 255)
      throw new Refusal(400, 'description is too long (maximum is 255 characters)');
    if (!['pending', 'running', 'success', 'failed', 'canceled'].includes(status))
      throw new Refusal(400, 'unknown state');
    this.statuses.push({ id: ++this.#ids, head, name: String(field(body, 'name')), status, description });
    return { status: 201, body: { id: this.#ids } };
  }

  #statuses(head: string, query: URLSearchParams): FakeReply {
    const name = query.get('name');
    const found = this.statuses.filter((one) => one.head === head && (name === null || one.name === name));
    // Without `all`, only the latest of each name.
    return { status: 200, body: found.slice(-1) };
  }

  #onlyFields(value: unknown, known: readonly string[]): void {
    const extra = unknownFields(value, known);
    if (extra.length > 0) throw new Refusal(400, `${extra.join(', ')} is invalid`);
  }
}

/** A position has to be of the newest diff, and to name an added line by the new side alone, an unchanged one by both. */
function checkedPosition(position: unknown, request: GitlabRequest): { path: string; line: number } {
  const is = (name: string, value: unknown): boolean => field(position, name) === value;
  const isOfHead =
    is('position_type', 'text') &&
    is('head_sha', request.head) &&
    is('base_sha', request.base) &&
    is('start_sha', request.start);
  if (!isOfHead) throw new Refusal(400, '400 Bad request - Note {:position=>["is invalid"]}');
  const file = request.files.find(({ path, oldPath }) => is('new_path', path) && is('old_path', oldPath));
  const line = field(position, 'new_line');
  const old = file === undefined || typeof line !== 'number' ? undefined : shownLines(file).get(line);
  const given = field(position, 'old_line');
  if (
    file === undefined ||
    typeof line !== 'number' ||
    old === undefined ||
    (old === 0 ? given !== undefined : given !== old)
  )
    throw new Refusal(
      400,
      '400 Bad request - Note {:line_code=>["can\'t be blank", "must be a valid line code"]}',
    );
  return { path: file.path, line };
}
