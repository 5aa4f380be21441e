import type { Outbound } from '../../../core/outbound.ts';
import { controlOf } from './control.ts';
import { judge, unknown, withControl, type Judged } from './judge.ts';
import type { LiveCheck, LiveSecret } from './live-check.ts';
import { Pace } from './pace.ts';

/** The world as the check sees it: network, time, and a way to wait. */
export interface LiveWorld {
  readonly outbound: Outbound;
  /** Milliseconds since 1970. */
  now(): number;
  wait(ms: number): Promise<void>;
  readonly signal: AbortSignal;
}

/** A secret whose provider can be asked. */
export interface LiveQuestion {
  readonly check: LiveCheck;
  readonly secret: LiveSecret;
}

/** Requests a second to one host, and failures in a row after which it is left alone for this run. */
const perSecond = 2;
const failuresMost = 3;

/**
 * Asks each provider once about each secret, and once more about a made-up one before it says `live`. In the order of the
 * questions; equal secrets are asked about once.
 */
export async function* askProviders(
  questions: Iterable<LiveQuestion>,
  world: LiveWorld,
): AsyncIterable<LiveQuestion & { readonly judged: Judged }> {
  const pace = new Pace(perSecond, failuresMost);
  const known = new Map<string, Judged>();
  for (const question of questions) {
    const key = JSON.stringify([
      question.check.host,
      question.secret.rule,
      question.secret.text,
      question.secret.parts,
    ]);
    const judged = known.get(key) ?? (await answer(question, world, pace));
    known.set(key, judged);
    yield { ...question, judged };
  }
}

async function answer(question: LiveQuestion, world: LiveWorld, pace: Pace): Promise<Judged> {
  const real = await ask(question, world, pace);
  if (real.state !== 'live') return real;
  const { check, secret } = question;
  const text = controlOf(secret.text);
  const match = secret.match?.replaceAll(secret.text, () => text);
  const madeUp = { ...secret, text, ...(match === undefined ? {} : { match }) };
  return withControl(check, real, await ask({ check, secret: madeUp }, world, pace));
}

async function ask({ check, secret }: LiveQuestion, world: LiveWorld, pace: Pace): Promise<Judged> {
  if (world.signal.aborted) return unknown('the run was interrupted');
  if (!pace.isOpen(check.host))
    return unknown(`${check.host} failed ${failuresMost} times and was left alone`);
  const request = check.request(secret, world.now());
  if (request === undefined) return unknown('a part that belongs to it was not found beside it');
  const wait = pace.take(check.host, world.now());
  if (wait > 0) await world.wait(wait);
  const outcome = await world.outbound.send({ ...request, host: check.host });
  pace.note(check.host, outcome.kind === 'response' && outcome.status < 500 && outcome.status !== 429);
  return judge(check, outcome);
}
