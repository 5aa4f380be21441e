import type { Engine } from '../core/engine.ts';
import { digestOf } from '../core/digest.ts';
import { anyGlobMatches } from '../core/glob.ts';
import type { WalkedFile } from '../io/walk.ts';
import type { Question } from './asks.ts';
import { builtEngines } from './engines.ts';
import type { Survey } from './survey.ts';

/**
 * Digest over path and content of what a verification speaks for: its mitigation's code, its own paths, the procedure
 * that people follow; and all that its engine would look at where the model does not say where to look.
 */
export function inputsOf(seen: Survey, { ask, verification, engine: id }: Question): string {
  const procedure = verification.type === 'manual' ? [verification.procedure] : [];
  const globs = [...ask.code, ...ask.paths, ...procedure];
  const engine = ask.paths.length === 0 ? builtEngines().find((one) => one.id === id) : undefined;
  const isInput = (file: WalkedFile): boolean => anyGlobMatches(globs, file.path) || looksAt(engine, file);
  const inputs = seen.walk.files
    .filter(isInput)
    .map(({ path }) => [path, seen.contentDigest(path) ?? 'unread']);
  return digestOf(inputs);
}

/** Tests speak for the mitigation's code; which files hold them is found in reports. */
function looksAt(engine: Engine | undefined, file: WalkedFile): boolean {
  return engine !== undefined && engine.id !== 'tests' && engine.wants(file, {});
}
