import type { Acceptance, Mitigation, Threat, ThreatModel } from './types.ts';

/** The threats that rely on a mitigation. */
export function threatsOf(model: ThreatModel, mitigation: string): readonly Threat[] {
  return model.threats.filter((threat) => threat.mitigations.includes(mitigation));
}

/** The acceptance of a threat that lasts longest, whether or not it is over. */
export function acceptanceOf(model: ThreatModel, threat: string): Acceptance | undefined {
  const all = model.accept.filter((one) => one.threat === threat);
  return all.toSorted((a, b) => b.until - a.until)[0];
}

/** Whether somebody carries the threat at `now`, in milliseconds since 1970. */
export function isAccepted(model: ThreatModel, threat: string, now: number): boolean {
  return (acceptanceOf(model, threat)?.until ?? -Infinity) >= now;
}

/** Impact times likelihood, 1 to 25. */
export function scoreOf(threat: Threat): number {
  return threat.impact * threat.likelihood;
}

/**
 * Whether the threat, or any threat that relies on the mitigation, is high-impact by the model's own bounds and not
 * accepted at `now`. The two bounds must be reached by one and the same threat.
 */
export function highImpact(model: ThreatModel, subject: Threat | Mitigation, now: number): boolean {
  const threats = 'verify' in subject ? threatsOf(model, subject.id) : [subject];
  const bounds = model.plan.highImpact;
  return threats.some(
    (threat) =>
      threat.impact >= bounds.impact && scoreOf(threat) >= bounds.score && !isAccepted(model, threat.id, now),
  );
}
