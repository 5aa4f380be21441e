import type { Route } from '../../../lang/routes/index.ts';
import { isForStrangers, openedBy, sensitiveWord } from './access.ts';
import { nameOf, type RouteFinding } from './route-finding.ts';

/** Routes that are opened to everybody in so many words, below a path that is worth an attacker's look. */
export function openSensitivePaths(routes: readonly Route[]): readonly RouteFinding[] {
  return routes.flatMap((route) => {
    const guard = openedBy(route);
    const word = sensitiveWord(route.path);
    if (guard === undefined || word === undefined || isForStrangers(route)) return [];
    return [
      {
        rule: 'routes/open-sensitive-path' as const,
        route,
        message: `${nameOf(route)} is open to everybody by ${guard.name}`,
        why: `Its path has the word “${word}”, and ${guard.name} is the last thing that decides who may come in.`,
        at: guard.place,
      },
    ];
  });
}
