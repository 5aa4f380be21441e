import type { Route } from '../../src/lang/routes/index.ts';

/** One labelled application. Routes are `METHOD /path`; a route that two programs of it have is listed twice. */
export interface LabelFile {
  readonly repository: string;
  readonly commit: string;
  readonly language: string;
  readonly frameworks: readonly string[];
  /** Nothing was changed to suit it before its first run; what that run gave is in `firstRun`. */
  readonly heldOut: boolean;
  /** Causes of what was wrong then have been fixed since, so later runs say less than this one. */
  readonly firstRun?: { readonly found: number; readonly right: number };
  readonly labelled: string;
  readonly labelledBeforeFirstRun: boolean;
  /** Folders that are labelled completely; the empty text is all. */
  readonly folders: readonly string[];
  /** Folders whose files are read, when the mounts of the labelled ones are elsewhere. */
  readonly reads?: readonly string[];
  readonly notes: string;
  readonly routes: readonly string[];
}

/** How an application's found routes compare with its labels. */
export interface Comparison {
  readonly right: number;
  readonly found: number;
  readonly labelled: number;
  /** Found, but no route. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Counts found routes against labels, both as bags of `METHOD /path`. */
export function compare(label: LabelFile, routes: readonly Route[]): Comparison {
  const inside = routes.filter(({ place }) =>
    label.folders.some((folder) => folder === '' || place.path.startsWith(`${folder}/`)),
  );
  const missing = [...label.routes];
  const wrong: string[] = [];
  for (const { method, path, place } of inside) {
    const at = missing.indexOf(`${method} ${path}`);
    if (at < 0) wrong.push(`${method} ${path} (${place.path})`);
    else missing.splice(at, 1);
  }
  const found = inside.length;
  return { right: found - wrong.length, found, labelled: label.routes.length, wrong, missed: missing };
}
