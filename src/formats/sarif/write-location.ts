import type { Excerpt } from '../../core/finding.ts';
import { placeOf } from '../../core/location.ts';
import type { CodeLocation, Location } from '../../core/location.ts';

/** Plain data on its way into JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** The name that stands for the scanned root, so that no machine's path is written. */
export const rootName = '%SRCROOT%';

/**
 * A relative URI of a path: every segment percent-encoded, so that nothing in it can be a scheme, a query or a
 * host. Halves of surrogate pairs, which no URI can carry, become U+FFFD.
 */
export function uriOf(path: string): string {
  const whole = path.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  const segments = whole.split('/').filter((segment) => segment !== '' && segment !== '.');
  // No walk gives `..`; a viewer that resolved one from a foreign report would open a file outside the tree.
  return segments.map((segment) => (segment === '..' ? '__' : encodeURIComponent(segment))).join('/') || '.';
}

/** The artefact a path names, relative to the root. */
export function artifactOf(path: string): Json {
  return { uri: uriOf(path), uriBaseId: rootName };
}

/** A location of the SARIF kind. Places outside the tree get a name of their own as artefact: GitHub wants one. */
export function locationOf(at: Location, excerpt?: Excerpt): Json {
  switch (at.kind) {
    case 'code':
      return { physicalLocation: physical(at.path, regionOf(at), contextOf(at.line, at.endLine, excerpt)) };
    case 'package':
      return inFile(at, { name: at.purl, kind: 'module' }, excerpt);
    case 'resource':
      return inFile(at, { name: at.address, kind: 'resource' }, excerpt);
    case 'commit':
      // The text of a commit is in no file.
      if (at.path === '') return outside(at.kind, placeOf(at));
      return inFile(at, { name: at.commit, kind: 'resource' }, excerpt);
    case 'image-layer':
    case 'setting':
    case 'request':
      return outside(at.kind, placeOf(at));
  }
}

/** A place in the code with its words, for steps and related locations. */
export function labelled(at: CodeLocation, message: string, excerpt?: Excerpt): Json {
  return { ...locationOf(at, excerpt), message: { text: message } };
}

function inFile(
  at: { readonly path: string; readonly line: number },
  logical: { readonly name: string; readonly kind: string },
  excerpt: Excerpt | undefined,
): Json {
  const line = Math.max(1, at.line);
  return {
    physicalLocation: physical(at.path, { startLine: line }, contextOf(line, line, excerpt)),
    logicalLocations: [{ fullyQualifiedName: logical.name, kind: logical.kind }],
  };
}

function outside(kind: string, place: string): Json {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(`${kind}/${place}`) }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: place, kind: 'resource' }],
  };
}

function physical(path: string, region: Json, context: Json | undefined): Json {
  const base = { artifactLocation: artifactOf(path), region };
  return context === undefined ? base : { ...base, contextRegion: context };
}

/** Spans come from many engines; whatever they hold, the region is one that the schema allows. */
function regionOf(at: CodeLocation): Json {
  const startLine = Math.max(1, at.line);
  const endLine = Math.max(startLine, at.endLine);
  const startColumn = Math.max(1, at.column);
  const endColumn = Math.max(endLine === startLine ? startColumn : 1, at.endColumn);
  return { startLine, startColumn, endLine, endColumn };
}

/** The excerpt, when it holds the whole region and is larger, as SARIF asks of a context. */
function contextOf(line: number, endLine: number, excerpt: Excerpt | undefined): Json | undefined {
  if (excerpt === undefined || excerpt.firstLine < 1) return undefined;
  const last = excerpt.firstLine + excerpt.lines.length - 1;
  if (excerpt.firstLine > line || last < endLine) return undefined;
  return { startLine: excerpt.firstLine, endLine: last, snippet: { text: excerpt.lines.join('\n') } };
}
