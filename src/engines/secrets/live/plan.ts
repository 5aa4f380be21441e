import type { LiveQuestion } from './ask-providers.ts';

/** What would be asked of one host: for the owner of a firewall, and for whoever has to say yes. */
export interface PlannedHost {
  readonly host: string;
  readonly provider: string;
  /** Different secrets. */
  readonly secrets: number;
  /** At most this many requests: one for each secret and one control for each that seems live. */
  readonly requestsMost: number;
}

/** The hosts that questions lead to, by name. Nothing is sent and nothing is resolved. */
export function livePlan(questions: Iterable<LiveQuestion>): readonly PlannedHost[] {
  const hosts = new Map<string, { provider: string; secrets: Set<string> }>();
  for (const { check, secret } of questions) {
    const known = hosts.get(check.host) ?? { provider: check.provider, secrets: new Set() };
    known.secrets.add(`${secret.rule}\n${secret.text}`);
    hosts.set(check.host, known);
  }
  return [...hosts]
    .map(([host, { provider, secrets }]) => ({
      host,
      provider,
      secrets: secrets.size,
      requestsMost: 2 * secrets.size,
    }))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
}
