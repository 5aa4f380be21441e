import { fileURLToPath } from 'node:url';
import { Toolbox } from '../src/app/toolbox.ts';

/** The engines as they are built, with no rules but their own. */
export function toolbox(): Toolbox {
  const programFolder = fileURLToPath(new URL('../dist', import.meta.url));
  return new Toolbox({
    programFolder,
    rules: [],
    now: Date.UTC(2026, 0, 1),
    cacheFolder: undefined,
    build: '',
  });
}
