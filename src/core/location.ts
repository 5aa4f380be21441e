/** A stretch of text. Lines and columns count from 1; columns are UTF-16 units; the end column is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface CodeLocation extends Span {
  readonly kind: 'code';
  /** Relative to the scanned root, with `/`. */
  readonly path: string;
}

/** Where a finding is. Every kind that is also a place in a file says so in `path` and `line`. */
export type Location =
  | CodeLocation
  | { readonly kind: 'package'; readonly purl: string; readonly path: string; readonly line: number }
  | { readonly kind: 'image-layer'; readonly image: string; readonly layer: string; readonly path: string }
  | { readonly kind: 'resource'; readonly address: string; readonly path: string; readonly line: number }
  | { readonly kind: 'setting'; readonly target: string; readonly name: string }
  | { readonly kind: 'request'; readonly method: string; readonly route: string; readonly parameter: string }
  | { readonly kind: 'commit'; readonly commit: string; readonly path: string; readonly line: number };

/** One line that names the place, such as `src/app.ts:12:5`. For people, not for identity. */
export function placeOf(location: Location): string {
  switch (location.kind) {
    case 'code':
      return `${location.path}:${location.line}:${location.column}`;
    case 'package':
      return `${location.path}:${location.line} (${location.purl})`;
    case 'image-layer':
      return `${location.image} ${location.layer} ${location.path}`;
    case 'resource':
      return `${location.path}:${location.line} (${location.address})`;
    case 'setting':
      return `${location.target} ${location.name}`;
    case 'request':
      return `${location.method} ${location.route} ${location.parameter}`;
    case 'commit':
      return `${location.commit.slice(0, 12)}:${location.path}:${location.line}`;
  }
}

/** The file a location lies in, or undefined for places outside the tree. */
export function pathOf(location: Location): string | undefined {
  return 'path' in location && location.kind !== 'image-layer' ? location.path : undefined;
}
