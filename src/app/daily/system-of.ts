import { exitCodes } from '../../core/exit-code.ts';
import { fromRoot, openGround, closeGround } from '../ground.ts';
import { loadModel, readFrom } from '../load-model.ts';
import { refuse, type Outcome, type Wish } from '../wish.ts';

/** The id of the system that the model at a place names; it spreads schedules over the night. */
export async function systemOf(wish: Wish): Promise<string | Outcome> {
  const ground = await openGround(wish);
  const todo = 'Give the path of a folder that exists.';
  if (!ground.ok) return refuse({ exit: exitCodes.usage, message: ground.error, todo });
  const wanted =
    wish.model === undefined ? ground.value.modelPath : fromRoot(ground.value, wish.cwd, wish.model);
  const loaded = await loadModel(readFrom(ground.value.root), wanted);
  closeGround(ground.value);
  if (loaded.ok) return loaded.value.model.system.id;
  return refuse({ exit: exitCodes.usage, message: loaded.error.message, todo: loaded.error.todo });
}
