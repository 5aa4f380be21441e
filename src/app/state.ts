import { join } from 'node:path';
import { ok, type Result } from '../core/result.ts';
import { prepareStateFolder } from '../io/state-folder.ts';
import type { Tracked } from '../io/tracked.ts';
import { memoryStore } from '../store/memory-store.ts';
import { openStore } from '../store/open-store.ts';
import type { Store, StoreError } from '../store/store.ts';
import type { Ground } from './ground.ts';

const statePath = '.holdfast/state.db';

/** Opens `.holdfast/state.db` below the root, or a memory that is forgotten. A committed one is not believed. */
export async function openState(
  ground: Ground,
  keeps: boolean,
  tracked: Tracked | undefined,
): Promise<Result<Store, StoreError>> {
  if (!keeps) return ok(memoryStore());
  if (tracked?.has(statePath) === true) {
    const message = `${statePath} is committed: anybody who can change the repository could have written it`;
    return {
      ok: false,
      error: {
        kind: 'refused',
        message,
        todo: `Remove it from git (git rm --cached ${statePath}), or use --no-state.`,
      },
    };
  }
  const prepared = prepareStateFolder(ground.root);
  if (!prepared.ok) {
    return {
      ok: false,
      error: {
        kind: 'refused',
        message: prepared.error,
        todo: 'Make it a writable folder of its own, no link, or use --no-state.',
      },
    };
  }
  return openStore(join(ground.root, statePath));
}
