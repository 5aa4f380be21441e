import { limits } from '../core/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import { systemClock } from '../io/clock.ts';
import { pinnedClient } from '../io/http/pinned-client.ts';
import { chance } from '../io/random.ts';
import { createApi, type Api, type ApiWorld } from '../publish/api/api.ts';
import { findPull, type RunHead } from '../publish/github/find-pull.ts';
import { createGithub, githubSuggestion } from '../publish/github/github.ts';
import { createGitlab, gitlabSuggestion } from '../publish/gitlab/gitlab.ts';
import type { Forge, ForgeError } from '../publish/review/forge.ts';
import { publish, type Published } from '../publish/review/publish.ts';
import type { Review } from '../publish/review/review.ts';
import type { SuggestionHead } from '../publish/review/wording.ts';

/** Where to tell, all of it from the user's flags or the runner's environment. */
export interface ForgeSettings {
  readonly kind: 'github' | 'gitlab';
  /** The address of the API, such as `https://api.github.com`; plain http only where the caller has seen to it. */
  readonly api: URL;
  /** Of the web pages, such as `github.com`. */
  readonly server: string;
  /** `owner/name`, or a project of GitLab by number or path. */
  readonly repository: string;
  /** Undefined: to be found by `run`. */
  readonly number: number | undefined;
  readonly run: RunHead | undefined;
  readonly token: string;
  /** Signs what we write; undefined: only its author tells that it is ours. */
  readonly key: string | undefined;
  readonly inlineMost: number;
  readonly dry: boolean;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** What was told, and where. */
export interface Told extends Published {
  readonly forge: string;
  readonly host: string;
}

/** Brings the comments of a change to what the review says. */
export async function publishReview(
  review: Review,
  settings: ForgeSettings,
): Promise<Result<Told, ForgeError>> {
  const world = worldOf(settings);
  const found = await forgeOf(settings, world);
  if (!found.ok) return found;
  const { forge, suggestionHead } = found.value;
  settings.progress(`contacting ${forge.host} about ${forge.name}`);
  const published = await publish(review, forge, {
    key: settings.key ?? `holdfast ${forge.place}`,
    inlineMost: settings.inlineMost,
    suggestionHead,
    dry: settings.dry,
  });
  if (!published.ok) return published;
  return ok({ ...published.value, forge: forge.name, host: forge.host });
}

interface Found {
  readonly forge: Forge;
  readonly suggestionHead: SuggestionHead;
}

async function forgeOf(settings: ForgeSettings, world: ApiWorld): Promise<Result<Found, ForgeError>> {
  const { kind, server, repository } = settings;
  if (kind === 'gitlab') {
    const api = apiOf(settings, world, { 'private-token': settings.token });
    if (settings.number === undefined)
      return err({ kind: 'missing', message: 'it is not known which merge request' });
    const forge = createGitlab(api, { project: repository, number: settings.number, server });
    return ok({ forge, suggestionHead: gitlabSuggestion });
  }
  const headers = {
    authorization: `Bearer ${settings.token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  };
  const api = apiOf(settings, world, headers);
  const number = await numberOf(settings, api);
  if (!number.ok) return number;
  const [owner = '', name = ''] = repository.split('/');
  const graphql = createApi({ ...placeOf(settings.api), prefix: graphqlPath(settings.api), headers }, world);
  return ok({
    forge: createGithub(api, { owner, name, number: number.value, server, graphql }),
    suggestionHead: githubSuggestion,
  });
}

/** What was asked for has to be what the event says, where there is one. */
async function numberOf(
  { number, run, repository }: ForgeSettings,
  api: Api,
): Promise<Result<number, ForgeError>> {
  if (run === undefined)
    return number === undefined
      ? err({ kind: 'missing', message: 'it is not known which pull request' })
      : ok(number);
  const found = await findPull(api, repository, run);
  if (!found.ok || number === undefined || found.value === number) return found;
  return err({ kind: 'missing', message: `the run was of pull request ${found.value}, not of ${number}` });
}

function apiOf({ api }: ForgeSettings, world: ApiWorld, headers: Readonly<Record<string, string>>): Api {
  return createApi({ ...placeOf(api), prefix: api.pathname.replace(/\/+$/, ''), headers }, world);
}

function placeOf(api: URL): { host: string; port?: number } {
  return { host: bareHost(api), ...(api.port === '' ? {} : { port: Number(api.port) }) };
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** `https://api.github.com/graphql`, and `/api/graphql` beside `/api/v3` on a server of one's own. */
function graphqlPath({ pathname }: URL): string {
  return `${pathname.replace(/\/+$/, '').replace(/\/v3$/, '')}/graphql`;
}

function worldOf({ api, signal }: ForgeSettings): ApiWorld {
  const host = bareHost(api);
  const hosts = new Set([host]);
  const outbound = pinnedClient({
    hosts,
    // The user named it; a company's forge has a private address as a rule.
    privateHosts: publicForges.has(host) ? new Set() : hosts,
    plainHosts: api.protocol === 'http:' ? hosts : new Set(),
    timeoutMs: limits.forgeMs,
    bodyBytes: limits.forgeBodyBytes,
    signal,
  });
  return { outbound, now: () => systemClock.now(), wait, chance };
}

const publicForges: ReadonlySet<string> = new Set(['api.github.com', 'gitlab.com']);

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
