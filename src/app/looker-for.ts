import type { Walk } from '../io/walk.ts';
import type { Ground } from './ground.ts';
import { Looker } from './look.ts';
import type { Wish } from './wish.ts';

/** The looker of a run over a listing. */
export function lookerFor(wish: Wish, ground: Ground, walk: Walk): Looker {
  return new Looker({
    root: ground.root,
    cacheFolder: wish.cacheFolder,
    build: wish.build,
    workerScript: wish.workerScript,
    prepare: () => wish.tools.prepare(walk.files.map(({ path }) => path)),
    jobs: wish.jobs,
    tools: {
      programFolder: wish.programFolder,
      config: wish.config,
      secretRules: wish.secretRules,
      now: wish.today,
      cacheFolder: wish.cacheFolder,
      build: wish.build,
      profile: wish.profile,
    },
    bytes: walk.files.reduce((sum, file) => sum + file.bytes, 0),
  });
}
