import { wordsOf, type Guard, type Route } from '../../../lang/routes/index.ts';
import { changingMethods, publicWords, registeringWords, sensitiveWords } from './path-words.ts';

/** Whether something finds out who is asking, and nothing that comes later lets everybody in. */
export function isGuarded(route: Route): boolean {
  const last = route.guards.findLastIndex(({ kind }) => isAccess(kind) || kind === 'allow-all');
  const decides = route.guards[last];
  if (decides !== undefined) return decides.kind !== 'allow-all';
  // `passport.authenticate(…)` may be the handler itself.
  return route.checks.length > 0 || /authenticat|authoriz/iu.test(route.handler.name);
}

/** The guard that lets everybody in, when nothing after it asks again. */
export function openedBy(route: Route): Guard | undefined {
  const last = route.guards.findLast(({ kind }) => isAccess(kind) || kind === 'allow-all');
  return last?.kind === 'allow-all' ? last : undefined;
}

export function isAccess(kind: Guard['kind']): boolean {
  return kind === 'authentication' || kind === 'authorisation';
}

/** Whether a route is there to change something. Those for every method do not say so. */
export function changes({ method }: Route): boolean {
  return changingMethods.has(method);
}

/** The parts of a path that are not parameters, as words. */
export function pathWords(path: string): readonly string[] {
  const fixed = path.split('/').filter((part) => part !== '' && !part.includes('{'));
  return fixed.flatMap((part) => [part.toLowerCase().replace(/[^a-z\d]/gu, ''), ...wordsOf(part).split(' ')]);
}

/** Whether a path is one that strangers have to reach. */
export function isForStrangers({ path, method, handler }: Route): boolean {
  const words = pathWords(path);
  if (words.some((word) => publicWords.has(word))) return true;
  // A new account is made by someone who has none: `POST /users` by `register`.
  const last = path.split('/').at(-1) ?? '';
  const isNewAccount = method === 'POST' && /^(?:users?|accounts?|members?|customers?)$/iu.test(last);
  const called = ` ${wordsOf(handler.name)} `;
  return (
    isNewAccount && (handler.name === '' || registeringWords.some((word) => called.includes(` ${word} `)))
  );
}

/** The first word of a path that is worth an attacker's look. */
export function sensitiveWord(path: string): string | undefined {
  return pathWords(path).find((word) => sensitiveWords.has(word));
}
