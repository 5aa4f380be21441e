import type { EngineOptions } from '../../core/engine.ts';

/** The lines of a `.semgrepignore` among the options; undefined when there are none, or something else is there. */
export function ignoredIn(options: EngineOptions): readonly string[] | undefined {
  const lines = options['ignore'];
  if (!Array.isArray(lines)) return undefined;
  return lines.every((line) => typeof line === 'string') ? lines : undefined;
}
