import { createApi, type ApiWorld } from '../../src/publish/api/api.ts';
import { createGithub, githubSuggestion } from '../../src/publish/github/github.ts';
import { createGitlab, gitlabSuggestion } from '../../src/publish/gitlab/gitlab.ts';
import type { Forge } from '../../src/publish/review/forge.ts';
import type { SuggestionHead } from '../../src/publish/review/wording.ts';
import type { ChangedFile } from './diff.ts';
import { FakeGithub, type GithubToken } from './github.ts';
import { FakeGitlab, type GitlabToken } from './gitlab.ts';
import { outboundTo } from './served.ts';
import { withFaults, type Fault } from './wire.ts';

/** What stands at a line, whichever forge it is. */
export interface SeenThread {
  readonly id: string;
  readonly body: string;
  readonly ours: boolean;
  readonly replies: number;
  readonly resolved: 'no' | 'by-us' | 'by-others';
}

/** One change on a fake forge, with the hands of the people around it. */
export interface Desk {
  readonly forge: Forge;
  readonly suggestionHead: SuggestionHead;
  threads(): readonly SeenThread[];
  comments(): readonly { readonly body: string; readonly ours: boolean }[];
  push(head: string, files: readonly ChangedFile[]): void;
  reply(thread: string): void;
  resolve(thread: string): void;
  /** Somebody else writes that below the change. */
  say(body: string): void;
  /** The same with our own account, as another workflow of the repository could. */
  sayAsUs(body: string): void;
  beginAsOther(body: string, at: { readonly path: string; readonly line: number }): void;
  breaches(): readonly string[];
  writes(): number;
  /** Comments of ours that we took away again. */
  removed(): number;
}

/** A world in which waiting takes no time; `next` is asked for a fault before each request. */
export interface TestWorld {
  now: number;
  next: () => Fault | undefined;
}

export const base = 'b'.repeat(40);

export function githubDesk(world: TestWorld, token: Partial<GithubToken> = {}): Desk {
  const fake = new FakeGithub();
  const me = {
    login: 'github-actions[bot]',
    contents: 'write',
    pullRequests: 'write',
    issues: 'write',
    checks: 'write',
  } as const;
  const login = token.login ?? me.login;
  fake.tokens.set('t', { ...me, ...token });
  fake.open(7, { head: base, base, state: 'open', headOwner: 'acme', headBranch: 'change', files: [] });
  const around = apiWorld(
    world,
    withFaults(
      fake,
      () => world.next(),
      () => world.now,
    ),
  );
  const place = { host: 'github.test', headers: { authorization: 'Bearer t' } };
  const api = createApi({ ...place, prefix: '' }, around);
  const graphql = createApi({ ...place, prefix: '/graphql' }, around);
  return {
    forge: createGithub(api, { owner: 'acme', name: 'shop', number: 7, server: 'github.test', graphql }),
    suggestionHead: githubSuggestion,
    threads: () =>
      fake.pull(7).threads.map(({ id, comments, resolvedBy }) => ({
        id,
        body: comments[0]?.body ?? '',
        ours: comments[0]?.login === login,
        replies: comments.length - 1,
        resolved: resolvedBy === undefined ? 'no' : resolvedBy === login ? 'by-us' : 'by-others',
      })),
    comments: () => fake.pull(7).comments.map(({ body, login: who }) => ({ body, ours: who === login })),
    push: (head, files) => fake.push(7, { head, files }),
    reply: (thread) => fake.reply(7, thread, 'ada', 'Is that so?'),
    resolve: (thread) => fake.resolve(7, thread, 'ada'),
    say: (body) => fake.comment(7, 'mallory', body),
    sayAsUs: (body) => fake.comment(7, login, body),
    beginAsOther: (body, at) => void fake.begin(7, at, 'mallory', body),
    breaches: () => fake.breaches,
    writes: () => fake.writes,
    removed: () => fake.removed,
  };
}

const people = { us: 1, ada: 2, mallory: 3 } as const;

export function gitlabDesk(world: TestWorld, token: Partial<GitlabToken> = {}): Desk {
  const fake = new FakeGitlab();
  fake.tokens.set('t', { id: people.us, role: 'developer', ...token });
  fake.open(7, { head: base, base, start: base, state: 'opened', fork: false, files: [] });
  const around = apiWorld(
    world,
    withFaults(
      fake,
      () => world.next(),
      () => world.now,
    ),
  );
  const api = createApi(
    { host: 'gitlab.test', prefix: '/api/v4', headers: { 'private-token': 't' } },
    around,
  );
  return {
    forge: createGitlab(api, { project: '42', number: 7, server: 'gitlab.test' }),
    suggestionHead: gitlabSuggestion,
    threads: () =>
      fake
        .request(7)
        .discussions.filter(({ at }) => at !== undefined)
        .map(({ id, notes, resolvedBy }) => ({
          id,
          body: notes[0]?.body ?? '',
          ours: notes[0]?.author === people.us,
          replies: notes.length - 1,
          resolved: resolvedBy === undefined ? 'no' : resolvedBy === people.us ? 'by-us' : 'by-others',
        })),
    comments: () =>
      fake
        .request(7)
        .discussions.filter(({ at }) => at === undefined)
        .map(({ notes }) => ({ body: notes[0]?.body ?? '', ours: notes[0]?.author === people.us })),
    push: (head, files) => fake.push(7, { head, files }),
    reply: (thread) => fake.reply(7, thread, people.ada, 'Is that so?'),
    resolve: (thread) => fake.resolve(7, thread, people.ada),
    say: (body) => void fake.begin(7, undefined, people.mallory, body),
    sayAsUs: (body) => void fake.begin(7, undefined, people.us, body),
    beginAsOther: (body, at) => void fake.begin(7, at, people.mallory, body),
    breaches: () => fake.breaches,
    writes: () => fake.writes,
    removed: () => fake.removed,
  };
}

function apiWorld(world: TestWorld, fake: Parameters<typeof outboundTo>[0]): ApiWorld {
  return {
    outbound: outboundTo(fake),
    now: () => world.now,
    chance: () => 0.5,
    async wait(ms) {
      world.now += ms;
    },
  };
}
