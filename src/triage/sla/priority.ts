import type { Severity } from '../../core/severity.ts';
import type { ThreatModel } from '../../model/types.ts';
import { componentOf } from '../owners/owner-of.ts';

/** How soon a finding has to be dealt with, soonest first. */
export const priorities = ['urgent', 'high', 'medium', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** What makes a finding matter more or less than its severity says. */
export interface Exposure {
  readonly severity: Severity;
  /** It contradicts a mitigation of a high-impact threat. */
  readonly highImpact: boolean;
  /** It lies in what anybody can reach from outside. */
  readonly internetFacing: boolean;
  /** Whether what an attacker sends gets there. */
  readonly reachable: 'yes' | 'no' | 'unknown';
}

/**
 * Priority of a finding: its severity, one step sooner when it is high-impact, one when what anybody
 * sends from the internet gets there, one step later when nothing reaches it. What is not known changes nothing.
 */
export function priorityOf(exposure: Exposure): { readonly priority: Priority; readonly because: string } {
  const { severity, highImpact, internetFacing, reachable } = exposure;
  const exposed = internetFacing && reachable === 'yes';
  // Something harmless does not become urgent by where it is.
  const stepsMost = severity === 'low' || severity === 'info' ? 1 : 2;
  const sooner = Math.min(stepsMost, (highImpact ? 1 : 0) + (exposed ? 1 : 0));
  const step = startOf[severity] - sooner + (reachable === 'no' ? 1 : 0);
  const priority = priorities[Math.max(0, Math.min(step, priorities.length - 1))] ?? 'low';
  const reasons = [
    severity,
    ...(highImpact ? ['high-impact'] : []),
    ...(internetFacing ? ['internet-facing'] : []),
    ...(reachable === 'yes' ? ['reachable'] : []),
    ...(reachable === 'no' ? ['not reachable'] : []),
  ];
  return { priority, because: reasons.join(', ') };
}

const startOf: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3, info: 3 };

/** Whether a path belongs to a component that anonymous people reach: by its zone, or by a flow from one of them. */
export function isInternetFacing(model: ThreatModel, path: string): boolean {
  const component = componentOf(model, path);
  if (component === undefined) return false;
  const zone = model.zones.find(({ id }) => id === component.zone);
  if (zone?.trust === 1) return true;
  const strangers = new Set(model.actors.flatMap(({ id, trust }) => (trust === 'anonymous' ? [id] : [])));
  return model.flows.some(({ from, to }) => to === component.id && strangers.has(from));
}
