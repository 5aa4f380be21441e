import { digestOf } from '../core/digest.ts';
import { anyGlobMatches } from '../core/glob.ts';
import type { WalkedFile } from '../io/walk.ts';
import type { Question } from './asks.ts';
import type { Survey } from './survey.ts';

/**
 * Digest over path and content of what a verification speaks for: its mitigation's code, its own paths, the procedure
 * that people follow; and where the model does not say where to look, all that would be looked at.
 */
export function inputsOf(seen: Survey, question: Question): string {
  const { ask, verification } = question;
  const procedure = verification.type === 'manual' ? [verification.procedure] : [];
  const globs = [...ask.code, ...ask.paths, ...procedure];
  const everywhere = lookingEverywhere(question, seen);
  const inputs = seen.walk.files
    .filter((file) => anyGlobMatches(globs, file.path) || everywhere(file))
    .map(({ path }) => [path, seen.contentDigest(path) ?? 'unread']);
  return digestOf(inputs);
}

/** A report speaks for the code of its mitigation, and for the whole tree when the model names none. */
function lookingEverywhere(
  { ask, verification, engine: id }: Question,
  seen: Survey,
): (file: WalkedFile) => boolean {
  if (ask.paths.length > 0) return () => false;
  if (verification.type === 'tests' || verification.type === 'external') {
    return ({ path }) => ask.code.length === 0 && !anyGlobMatches(verification.report, path);
  }
  const engine = seen.engines.find((one) => one.id === id);
  return (file) => engine?.wants(file, {}) === true;
}
