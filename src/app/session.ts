import { join } from 'node:path';
import type { Decision } from '../core/decision.ts';
import { exitCodes } from '../core/exit-code.ts';
import type { Problem } from '../core/problem.ts';
import { dirtiness } from '../io/git/dirtiness.ts';
import { readIndexFile, type IndexFile } from '../io/git/index-file.ts';
import { ResultCache } from '../io/result-cache.ts';
import { Tracked } from '../io/tracked.ts';
import type { Walk } from '../io/walk.ts';
import type { Store } from '../store/store.ts';
import { loadDecisions } from './decisions.ts';
import { closeGround, fromRoot, openGround, type Ground } from './ground.ts';
import type { Station } from './inspect.ts';
import { listWorkTree } from './listing.ts';
import { loadModel, readFrom, type LoadedModel } from './load-model.ts';
import { openState } from './state.ts';
import { sastOptions } from './sast-options.ts';
import { secretsOptions } from './secrets-options.ts';
import { stationsOf } from './survey.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

/** Everything a command stands on: the place, the model, the listing, the memory. */
export interface Session {
  readonly wish: Wish;
  readonly ground: Ground;
  readonly loaded: LoadedModel;
  readonly walk: Walk;
  readonly index: IndexFile | undefined;
  /** The files in git's index. */
  readonly tracked: ReadonlySet<string>;
  readonly dirty: boolean;
  readonly store: Store;
  readonly decisions: readonly Decision[];
  readonly stations: readonly Station[];
  readonly problems: readonly Problem[];
  readonly notices: readonly string[];
}

/** What has to happen in the root before anything is listed; gives the reason when it could not. */
export type Before = (root: string) => Promise<string | undefined>;

/** Opens a session, hands it to `work`, and closes it whatever happens. */
export async function withSession(
  wish: Wish,
  work: (session: Session) => Promise<Outcome>,
  before?: Before,
): Promise<Outcome> {
  const ground = await openGround(wish);
  if (!ground.ok) {
    return refuse({
      exit: exitCodes.usage,
      message: ground.error,
      todo: 'Give the path of a file or folder that exists.',
    });
  }
  try {
    const obstacle = await before?.(ground.value.root);
    if (obstacle !== undefined) {
      return refuse({
        exit: exitCodes.incomplete,
        message: obstacle,
        todo: 'Run the command by hand to see what is wrong.',
      });
    }
    return await inGround(wish, ground.value, work);
  } finally {
    closeGround(ground.value);
  }
}

async function inGround(
  wish: Wish,
  ground: Ground,
  work: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const read = readFrom(ground.root);
  const wanted = wish.model === undefined ? ground.modelPath : fromRoot(ground, wish.cwd, wish.model);
  const memory = memoryOf(wish);
  const loaded = await loadModel(read, wanted, memory);
  memory?.flush();
  if (!loaded.ok) {
    const { message, todo, diagnostics, text } = loaded.error;
    return refuse({ exit: exitCodes.usage, message, todo, diagnostics, modelText: text });
  }
  const index =
    ground.repo === undefined ? undefined : readIndexFile(ground.repo.place.gitDir, ground.repo.hash);
  const tracked = index?.ok === true ? new Tracked(index.value.entries.map(({ path }) => path)) : undefined;
  const walk = listWorkTree(ground, tracked);
  const state = await openState(ground, wish.keepsState, tracked);
  if (!state.ok)
    return refuse({ exit: exitCodes.usage, message: state.error.message, todo: state.error.todo });
  const { decisions, problems } = loadDecisions(read);
  try {
    return await work({
      wish,
      ground,
      loaded: loaded.value,
      walk,
      index: index?.ok === true ? index.value : undefined,
      tracked: tracked?.files ?? new Set<string>(),
      dirty: await isDirty(ground, index?.ok === true ? index.value : undefined, walk),
      store: state.value,
      decisions,
      stations: stationsFor(wish, loaded.value, {
        sast: sastOptions(wish, ground, read),
        secrets: secretsOptions(wish),
      }),
      problems,
      notices: [
        ...ground.notices,
        ...walk.notices.map(({ target, reason }) => `${target}: ${reason}`),
        ...(index?.ok === false ? [index.error] : []),
      ],
    });
  } finally {
    state.value.close();
  }
}

/** One build reads a model in one way, so its digest is part of the place. */
function memoryOf({ cacheFolder, build }: Wish): ResultCache | undefined {
  if (cacheFolder === undefined) return undefined;
  return ResultCache.open(join(cacheFolder, `models-${build.slice(0, 16)}.cache`));
}

function stationsFor(
  wish: Wish,
  { model }: LoadedModel,
  of: Parameters<typeof stationsOf>[2],
): readonly Station[] {
  const engines = wish.tools.engines.filter(
    ({ id }) => wish.engines.length === 0 || wish.engines.includes(id),
  );
  return stationsOf(engines, model, of);
}

/** What is not known to be clean counts as dirty; a part of the tree says nothing about the rest of it. */
async function isDirty(ground: Ground, index: IndexFile | undefined, walk: Walk): Promise<boolean> {
  if (ground.repo === undefined || index === undefined || ground.focus !== '') return true;
  const found = await dirtiness(ground.repo, index, walk.files, ground.tree);
  return found.kind !== 'clean';
}
