import type { Passed } from '../core/coverage.ts';
import type { LiveCheck } from '../engines/secrets/live/live-check.ts';
import { webhookCheck, webhookOf } from '../engines/secrets/live/webhook.ts';
import type { OtherRules } from '../engines/secrets/other-rules.ts';

/** The webhooks that may be asked. */
export interface Webhooks {
  readonly checks: readonly LiveCheck[];
  /** Rules whose webhook is not asked, with the reason. */
  readonly gaps: readonly Passed[];
  /** Hosts that are spoken to without TLS, as the rules say that it is meant. */
  readonly plain: ReadonlySet<string>;
}

/**
 * The webhooks that rules of the user's own name, at hosts for which `allows` holds: a file of rules may lie in the
 * repository, so the call has to name the hosts too.
 */
export function webhooksOf(other: OtherRules | undefined, allows: (host: string) => boolean): Webhooks {
  const checks: LiveCheck[] = [];
  const gaps: Passed[] = [];
  const plain = new Set<string>();
  for (const { rule, verify } of other?.verified ?? []) {
    const webhook = webhookOf(rule.id, verify);
    const check = typeof webhook === 'string' ? webhook : webhookCheck(webhook, verify.unsafe);
    if (typeof check === 'string') gaps.push({ target: rule.id, reason: check });
    else if (!allows(check.host))
      gaps.push({ target: rule.id, reason: `its webhook is asked with --webhook-host ${check.host}` });
    else {
      checks.push(check);
      if (typeof webhook !== 'string' && webhook.url.protocol === 'http:') plain.add(check.host);
    }
  }
  return { checks, gaps, plain };
}
