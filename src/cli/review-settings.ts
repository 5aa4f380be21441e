import { readFileSync, statSync } from 'node:fs';
import type { ForgeSettings } from '../app/review-publish.ts';
import { UsageError, type Call } from './command.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** GitHub's own bound on the payload of an event is 25 MiB. */
const eventBytes = 32 * 1024 * 1024;

/** Which forge to tell, from the flags and from what the runner has put into the environment. */
export function forgeSettings(call: Call, second: boolean): ForgeSettings | undefined {
  const kind = call.text('forge');
  if (kind === undefined) return undefined;
  if (call.on('offline'))
    throw new UsageError('--offline forbids to tell a forge', 'Leave --forge out, or --offline.');
  return kind === 'gitlab' ? gitlab(call) : github(call, second);
}

function github(call: Call, second: boolean): ForgeSettings {
  const { env } = call.world;
  const repository = call.text('repo') ?? env['GITHUB_REPOSITORY'] ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UsageError(
      'it is not known which repository',
      'Write --repo OWNER/NAME, or set GITHUB_REPOSITORY.',
    );
  const event = eventOf(env['GITHUB_EVENT_PATH']);
  const run = second ? runOf(event) : undefined;
  return {
    ...shared(call, env),
    kind: 'github',
    api: apiOf(call, env['GITHUB_API_URL'], 'https://api.github.com'),
    server: hostOf(env['GITHUB_SERVER_URL'], 'github.com'),
    repository,
    number:
      numberOf(call.text('pr')) ??
      (run === undefined ? numberOf(text(at(event, ['pull_request', 'number']))) : undefined),
    run,
    token: tokenOf(env, 'GITHUB_TOKEN'),
  };
}

function gitlab(call: Call): ForgeSettings {
  const { env } = call.world;
  const repository = call.text('repo') ?? env['CI_PROJECT_ID'] ?? '';
  if (!/^(?:\d{1,12}|[\w.-]+(?:\/[\w.-]+)+)$/.test(repository))
    throw new UsageError('it is not known which project', 'Write --repo GROUP/NAME, or set CI_PROJECT_ID.');
  return {
    ...shared(call, env),
    kind: 'gitlab',
    api: apiOf(call, env['CI_API_V4_URL'], 'https://gitlab.com/api/v4'),
    server: hostOf(env['CI_SERVER_URL'], 'gitlab.com'),
    repository,
    number: numberOf(call.text('pr')) ?? numberOf(env['CI_MERGE_REQUEST_IID']),
    run: undefined,
    token: tokenOf(env, 'GITLAB_TOKEN'),
  };
}

type Shared = Pick<ForgeSettings, 'key' | 'inlineMost' | 'dry' | 'signal' | 'progress'>;

function shared(call: Call, env: Env): Shared {
  const asked = call.text('inline') ?? '10';
  if (!/^(?:\d|[12]\d|30)$/.test(asked))
    throw new UsageError(`--inline does not understand “${asked}”`, 'Write a number from 0 to 30.');
  const key = env['HOLDFAST_REVIEW_KEY'] ?? '';
  return {
    key: key === '' ? undefined : key,
    inlineMost: Number(asked),
    dry: call.on('dry-run'),
    signal: call.world.signal,
    // Whom we talk to is said even to those who want no progress.
    progress: (line) => call.world.err.write(`${line}\n`),
  };
}

function tokenOf(env: Env, name: string): string {
  const token = env[name] ?? '';
  if (/^[\x21-\x7e]{1,1000}$/.test(token)) return token;
  throw new UsageError(
    `${name} is not set`,
    `Set ${name} to a token that may comment. It is sent to the forge only.`,
  );
}

/** Plain http is for a forge on this machine, or for one that the user named so in the call. */
function apiOf(call: Call, fromRunner: string | undefined, usual: string): URL {
  const named = call.text('api');
  const address = named ?? fromRunner ?? usual;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLoopback = url !== undefined && /^(?:127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
  const plain = url?.protocol === 'http:' && (isLoopback || named !== undefined);
  if (url === undefined || (url.protocol !== 'https:' && !plain) || url.username !== '' || url.search !== '')
    throw new UsageError(
      `“${address}” is no address of an API`,
      'Write one such as https://git.acme.example/api/v4.',
    );
  return url;
}

function hostOf(address: string | undefined, usual: string): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).host : usual;
}

function numberOf(word: string | undefined): number | undefined {
  if (word === undefined || word === '') return undefined;
  if (/^[1-9]\d{0,9}$/.test(word)) return Number(word);
  throw new UsageError(`“${word}” is no number of a change`, 'Write --pr 12.');
}

/** The event that started the run, written by the runner. */
function eventOf(path: string | undefined): unknown {
  if (path === undefined || path === '') return undefined;
  try {
    if (statSync(path).size > eventBytes)
      throw new UsageError(`${path} is too large`, 'It should hold one event.');
    const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return event;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `the event at ${path} cannot be read`,
      'GITHUB_EVENT_PATH should name a file with JSON.',
    );
  }
}

/** The second job learns from its own event what the first one ran on. */
function runOf(event: unknown): ForgeSettings['run'] {
  const owner = text(at(event, ['workflow_run', 'head_repository', 'owner', 'login']));
  const branch = text(at(event, ['workflow_run', 'head_branch']));
  const commit = text(at(event, ['workflow_run', 'head_sha']));
  if (
    owner === undefined ||
    branch === undefined ||
    commit === undefined ||
    !/^[0-9a-f]{40,64}$/.test(commit)
  )
    throw new UsageError(
      'review publish needs the event of a finished run',
      'Run it in a workflow that starts on workflow_run; see docs/manual/review.md.',
    );
  return { owner, branch, commit };
}

function at(value: unknown, path: readonly string[]): unknown {
  let now = value;
  for (const key of path) {
    if (typeof now !== 'object' || now === null || !Object.hasOwn(now, key)) return undefined;
    now = Reflect.get(now, key);
  }
  return now;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
