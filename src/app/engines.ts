import { engineIds, type EngineId } from '../core/ids.ts';

/** The engines that are built, in the order in which they are shown. */
export const builtEngines = ['tests', 'sast', 'secrets', 'cicd'] as const satisfies readonly EngineId[];

/** The engines that are declared and not built yet: they give no evidence, and say so. */
export const unbuiltEngines: readonly EngineId[] = engineIds.filter(
  (id) => !builtEngines.some((built) => built === id),
);
