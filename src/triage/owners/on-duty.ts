import type { Team } from '../../model/types.ts';

/** Whose turn it is at a moment, in milliseconds since 1970; the team itself when it takes no turns. */
export function onDuty({ name, rota, since, turn }: Team, now: number): string {
  const turns = Math.floor((now - since) / Math.max(turn, 1));
  const at = ((turns % rota.length) + rota.length) % rota.length;
  return rota[at] ?? name;
}
