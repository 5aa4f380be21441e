import { exitCodes } from '../core/exit-code.ts';
import type { Passed } from '../core/coverage.ts';
import { limits } from '../core/limits.ts';
import { isMediaName } from '../core/media-name.ts';
import { ok } from '../core/result.ts';
import { allChecks } from '../engines/secrets/live/all-checks.ts';
import { askProviders, type LiveQuestion } from '../engines/secrets/live/ask-providers.ts';
import type { Judged } from '../engines/secrets/live/judge.ts';
import type { LiveCheck } from '../engines/secrets/live/live-check.ts';
import { askableSecrets } from '../engines/secrets/live/live-secrets.ts';
import { livePlan, type PlannedHost } from '../engines/secrets/live/plan.ts';
import { pinnedClient } from '../io/http/pinned-client.ts';
import { readWalked } from '../io/source.ts';
import { webhooksOf, type Webhooks } from './live-webhooks.ts';
import { rememberLive } from './remember-live.ts';
import { withSession, type Session } from './session.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

export type { PlannedHost } from '../engines/secrets/live/plan.ts';

/** What the user allows: the second yes beside the command itself, and servers of the user's own. */
export interface LiveTerms {
  /** From the environment of whoever runs it, never from the repository; undefined: not allowed. */
  readonly allowed: boolean;
  readonly offline: boolean;
  /** Only tell what would be asked. */
  readonly planOnly: boolean;
  /** Host of a provider -> the user's own server that stands for it. */
  readonly ownHosts: ReadonlyMap<string, URL>;
  /** Hosts of the webhooks of the user's own rules that may be asked. */
  readonly webhookHosts: ReadonlySet<string>;
}

/** What a reader has to know beside the answers. */
export interface LiveAbout {
  /** Files that were not looked at, and webhooks that were not asked, with the reason. */
  readonly gaps: readonly Passed[];
  /** Findings of the last scan that the answers were kept with; undefined: nothing is remembered. */
  readonly remembered: number | undefined;
}

/** A secret with what its provider says of it; nothing of the secret is in here. */
export interface LiveAnswer {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly host: string;
  readonly judged: Judged;
}

/** How answers and plans become text. */
export interface LiveTell {
  readonly plan: (hosts: readonly PlannedHost[], about: LiveAbout) => string;
  readonly answers: (answers: readonly LiveAnswer[], about: LiveAbout) => string;
}

interface Placed {
  readonly path: string;
  readonly line: number;
  readonly question: LiveQuestion;
}

/** Asks the providers of the secrets of a tree whether they work, or tells which hosts would be asked. */
export function checkLive(wish: Wish, terms: LiveTerms, tell: LiveTell): Promise<Outcome> {
  const obstacle = terms.planOnly ? undefined : obstacleOf(terms);
  if (obstacle !== undefined) return Promise.resolve(refuse({ exit: exitCodes.usage, ...obstacle }));
  const keepsState = wish.keepsState && !terms.planOnly;
  return withSession({ ...wish, narrow: true, engines: ['secrets'], keepsState }, async (session) => {
    const allows = (host: string): boolean => terms.planOnly || terms.webhookHosts.has(host);
    const hooks = webhooksOf(wish.tools.other, allows);
    const { placed, unread } = placedSecrets(session, [...checksFor(terms), ...hooks.checks]);
    const gaps = [...unread, ...hooks.gaps];
    wish.progress('');
    if (placed.length === 0 && gaps.length === 0) {
      const message = `no secret in ${wish.path} belongs to a provider that can be asked`;
      return refuse({ exit: exitCodes.nothing, message, todo: 'holdfast scan shows all secrets.' });
    }
    const exit = gaps.length === 0 ? exitCodes.done : exitCodes.incomplete;
    if (terms.planOnly) {
      const hosts = livePlan(placed.map(({ question }) => question));
      return { kind: 'text', text: tell.plan(hosts, { gaps, remembered: undefined }), exit };
    }
    const answers = await ask(session, placed, { ...terms, plain: hooks.plain });
    const kept = keepsState ? await rememberLive(session, answers) : ok(undefined);
    if (!kept.ok) return refuse({ exit: exitCodes.incomplete, ...kept.error });
    return { kind: 'text', text: tell.answers(answers, { gaps, remembered: kept.value }), exit };
  });
}

function obstacleOf({ offline, allowed }: LiveTerms): { message: string; todo: string } | undefined {
  if (offline)
    return { message: '--offline forbids what this command is for', todo: 'Use --plan to see the hosts.' };
  if (allowed) return undefined;
  return {
    message: 'sending secrets to their providers has to be allowed twice',
    todo: 'See which hosts would be asked with --plan, then set HOLDFAST_LIVE_CHECKS=allow in the environment.',
  };
}

/** The checks, those of the user's own servers sent there. */
function checksFor({ ownHosts }: LiveTerms): readonly LiveCheck[] {
  return allChecks.map((check) => {
    const own = ownHosts.get(check.host);
    if (own === undefined) return check;
    const port = own.port === '' ? {} : { port: Number(own.port) };
    return {
      ...check,
      host: own.hostname,
      request: (secret, now) => {
        const request = check.request(secret, now);
        return request === undefined ? undefined : { ...request, ...port };
      },
    };
  });
}

function placedSecrets(
  { ground, walk, wish }: Session,
  checks: readonly LiveCheck[],
): { readonly placed: readonly Placed[]; readonly unread: readonly Passed[] } {
  wish.progress(`looking for secrets in ${walk.files.length} files`);
  const unread = walk.passed.filter(
    ({ target, reason }) => reason.startsWith('larger than') && !isMediaName(target),
  );
  const placed = walk.files.flatMap((file) => {
    const read = readWalked(ground.root, file);
    if (!read.ok) {
      unread.push(read.error);
      return [];
    }
    return askableSecrets(read.value, checks, wish.tools.other).map(({ line, question }) => ({
      path: file.path,
      line,
      question,
    }));
  });
  return { placed, unread };
}

async function ask(
  { wish, ground }: Session,
  placed: readonly Placed[],
  { ownHosts, webhookHosts, plain: plainHooks }: LiveTerms & Pick<Webhooks, 'plain'>,
): Promise<readonly LiveAnswer[]> {
  const own = new Set([...ownHosts.values()].map(({ hostname }) => hostname));
  const plain = [...ownHosts.values()].filter(({ protocol }) => protocol === 'http:');
  const outbound = pinnedClient({
    hosts: new Set(placed.map(({ question }) => question.check.host)),
    privateHosts: new Set([...own, ...webhookHosts]),
    plainHosts: new Set([...plain.map(({ hostname }) => hostname), ...plainHooks]),
    timeoutMs: limits.liveMs,
    bodyBytes: limits.liveBodyBytes,
    signal: wish.signal,
  });
  const world = { outbound, now: () => ground.clock.now(), wait, signal: wish.signal };
  const answers: LiveAnswer[] = [];
  for await (const { judged, check, secret } of askProviders(
    placed.map(({ question }) => question),
    world,
  )) {
    const place = placed[answers.length];
    wish.progress(`asked ${check.host}`);
    answers.push({
      path: place?.path ?? '',
      line: place?.line ?? 0,
      rule: secret.rule,
      host: check.host,
      judged,
    });
  }
  wish.progress('');
  return answers;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
