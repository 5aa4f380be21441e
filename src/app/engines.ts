import type { Engine } from '../core/engine.ts';
import { engineIds, type EngineId } from '../core/ids.ts';
import { cicdEngine } from '../engines/cicd/index.ts';
import { secretsEngine } from '../engines/secrets/index.ts';
import { testsEngine } from '../engines/tests/index.ts';

/** The engines that are built, in the order in which they are shown. */
export function builtEngines(): readonly Engine[] {
  return [testsEngine, secretsEngine, cicdEngine];
}

/** The engines that are declared and not built yet: they give no evidence, and say so. */
export function unbuiltEngines(): readonly EngineId[] {
  const built = new Set(builtEngines().map((engine) => engine.id));
  return engineIds.filter((id) => !built.has(id));
}
