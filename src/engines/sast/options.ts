import type { EngineOptions } from '../../core/engine.ts';

/** The lines of a `.semgrepignore` among the options; undefined when there are none, or something else is there. */
export function ignoredIn(options: EngineOptions): readonly string[] | undefined {
  const lines = options['ignore'];
  if (!Array.isArray(lines)) return undefined;
  return lines.every((line) => typeof line === 'string') ? lines : undefined;
}

/** Ignore files that are there and are not honoured, with the reason; undefined when the option is something else. */
export function unreadIn(
  options: EngineOptions,
): readonly { readonly path: string; readonly reason: string }[] | undefined {
  const list = options['unread'] ?? [];
  if (!Array.isArray(list)) return undefined;
  const pairs = list.flatMap((one: unknown) => {
    const [path, reason] = Array.isArray(one) ? (one as readonly unknown[]) : [];
    return typeof path === 'string' && typeof reason === 'string' ? [{ path, reason }] : [];
  });
  return pairs.length === list.length ? pairs : undefined;
}
