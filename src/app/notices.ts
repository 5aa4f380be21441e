import type { Problem } from '../core/problem.ts';
import { checkGround, checkModel } from '../model/checks.ts';
import type { ModelDiagnostic } from '../model/diagnostic.ts';
import type { Session } from './session.ts';

/** Problems as sentences with their place. */
export function noticesOf(problems: readonly Problem[]): readonly string[] {
  return problems.map(
    ({ target, line, message }) => `${target}${line === undefined ? '' : `:${line}`}: ${message}`,
  );
}

/** What the model relies on and the repository does not have; nothing for the built-in model. */
export function phantomNotices(session: Session): readonly string[] {
  return phantoms(session).map(({ path, line, message }) => `${path}:${line}: ${message}`);
}

/** Warnings about the model against this repository, as of now. */
export function phantoms({ loaded, walk, ground, wish }: Session): readonly ModelDiagnostic[] {
  if (loaded.source === 'built-in') return [];
  const { engines } = wish.tools;
  const about = {
    paths: walk.files.map(({ path }) => path),
    rules: engines.flatMap(({ rules }) => rules.map(({ id }) => id)),
    engines: engines.map(({ id }) => id),
  };
  return [
    ...checkModel(loaded.model, loaded.positions, ground.clock.now()),
    ...checkGround(loaded.model, loaded.positions, about),
  ];
}
