import type { OutboundFailure, OutboundResponse } from '../../../core/outbound.ts';
import type { LiveCheck, LiveState, Reply } from './live-check.ts';

/** A state and why it was given; the reason never repeats what was sent or received. */
export interface Judged {
  readonly state: LiveState;
  readonly because: string;
  readonly powers: readonly string[];
}

/** What one response says of a secret, before any control. */
export function judge(check: LiveCheck, outcome: OutboundResponse | OutboundFailure): Judged {
  if (outcome.kind === 'failure') return unknown(outcome.because);
  if (outcome.status === 429) return unknown(`${check.host} asks for fewer requests`);
  if (outcome.status >= 300 && outcome.status < 400)
    return unknown(`${check.host} redirects, which is not followed`);
  if (outcome.status >= 500) return unknown(`${check.host} answers ${outcome.status}`);
  const reply: Reply = { status: outcome.status, headers: outcome.headers, json: jsonOf(outcome) };
  if (check.live(reply))
    return { state: 'live', because: `${check.provider} accepts it`, powers: powersOf(check, reply) };
  if (check.dead(reply)) return { state: 'not live', because: `${check.provider} refuses it`, powers: [] };
  return unknown(`${check.host} answers ${outcome.status} in a form that is not the provider's`);
}

/** A provider that also accepts a made-up secret proves nothing: a gateway in between answers for it. */
export function withControl(check: LiveCheck, real: Judged, control: Judged): Judged {
  if (real.state !== 'live') return real;
  if (control.state === 'not live') return real;
  if (control.state === 'live') return unknown(`${check.host} accepts a made-up secret too`);
  return unknown(`the control request gave no answer: ${control.because}`);
}

/** That nothing can be told, and why. */
export function unknown(because: string): Judged {
  return { state: 'unknown', because, powers: [] };
}

/** JSON that is an object or a list; a page of HTML, a bare word or a body that was cut is none. */
function jsonOf(response: OutboundResponse): unknown {
  if (response.cut || /html/i.test(response.headers['content-type'] ?? '')) return undefined;
  try {
    const value: unknown = JSON.parse(response.body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    // Not JSON is an answer too: the caller takes it for a page of somebody else.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function powersOf(check: LiveCheck, reply: Reply): readonly string[] {
  return (check.powers?.(reply) ?? []).slice(0, 8);
}
