import type { Evaluation } from './values/evaluation.ts';

/** A function that takes the place of one that it wraps, and calls it. Numbers are those of the facts of its file. */
export interface Wrapper {
  readonly path: string;
  readonly n: number;
  /** The function around it: its first parameter is what is wrapped. */
  readonly maker: number;
}

/** The functions that the decorators of a function put in its place, the innermost first. */
export function wrappersOf(e: Evaluation, path: string, n: number): readonly Wrapper[] {
  const decorators = e.facts(path)?.functions[n]?.decorators ?? [];
  return decorators.toReversed().flatMap(({ shape }) => {
    for (const maker of e.values(shape, path)) {
      const functions = e.facts(maker.is === 'function' ? maker.path : '')?.functions ?? [];
      if (maker.is !== 'function') continue;
      for (const returned of functions[maker.n]?.returns ?? [])
        for (const one of e.values(returned, maker.path))
          if (one.is === 'function' && one.path === maker.path && functions[one.n]?.parent === maker.n)
            return [{ path: one.path, n: one.n, maker: maker.n }];
    }
    return [];
  });
}
