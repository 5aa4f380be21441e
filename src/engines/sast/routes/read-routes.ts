import { digestOf, sha256 } from '../../../core/digest.ts';
import type { Job, SourceFile } from '../../../core/engine.ts';
import type { CodeFact } from '../../../core/fact.ts';
import type { FlatTree } from '../../../lang/index.ts';
import { createProject } from '../../../lang/project/index.ts';
import {
  joinRoutes,
  projectResolver,
  type RouteFacts,
  type RouteInventory,
} from '../../../lang/routes/index.ts';
import type { KeptFacts } from '../cross-file/kept-facts.ts';

/** What routes are read with. */
export interface RouteMaterials {
  readonly kept: KeptFacts;
  /** The tree of a file, parsed now; undefined when its language has no routes. */
  readonly read: (file: SourceFile) => { readonly tree: FlatTree; readonly language: string } | undefined;
  readonly languageOf: (file: SourceFile) => string | undefined;
}

/** What a project's routes come to: worked out once, and kept while every file that it depends on stays the same. */
interface Kept<Value> {
  /** Settings that modules were found by, with the digest of each; empty for one that was not there. */
  readonly settings: readonly (readonly [path: string, digest: string])[];
  readonly value: Value;
}

/**
 * Makes something of the routes of a project. The result must be plain data that depends on the files alone: it is kept,
 * and not made again before a file with a part in it, a setting, or the listing changes.
 */
export function fromRoutes<Value>(
  job: Pick<Job, 'facts' | 'paths' | 'read'>,
  materials: RouteMaterials,
  make: (inventory: RouteInventory) => Value,
): Value | undefined {
  const codes = job.facts.filter(
    (fact) => fact.kind === 'code' && fact.routes === true,
  ) as readonly CodeFact[];
  if (codes.length === 0) return undefined;
  const about = codes.map(({ path, digest }) => `${path} ${digest}`).sort();
  const key = `routes ${digestOf({ about, paths: job.paths })}`;
  const digestAt = (path: string): string => {
    const text = job.read(path)?.text();
    return text === undefined ? '' : sha256(text);
  };
  const known = materials.kept.textOf(key);
  if (known !== undefined) {
    const { settings, value } = JSON.parse(known) as Kept<Value>;
    if (settings.every(([path, digest]) => digestAt(path) === digest)) return value;
  }
  const settings = new Map<string, string>();
  const inventory = inventoryOf(job, materials, codes, (path) => settings.set(path, digestAt(path)));
  const value = make(inventory);
  const kept: Kept<Value> = { settings: [...settings], value };
  materials.kept.setText(key, JSON.stringify(kept));
  return value;
}

function inventoryOf(
  job: Pick<Job, 'paths' | 'read'>,
  materials: RouteMaterials,
  codes: readonly CodeFact[],
  note: (setting: string) => void,
): RouteInventory {
  const files = new Map<string, RouteFacts>();
  for (const { path } of codes) {
    const source = job.read(path);
    const facts = source === undefined ? undefined : factsOf(source, materials);
    if (facts !== undefined) files.set(path, facts);
  }
  const project = createProject({
    paths: job.paths,
    read: (path) => {
      note(path);
      return job.read(path)?.text();
    },
    facts: () => undefined,
  });
  return joinRoutes(files, projectResolver(project));
}

function factsOf(source: SourceFile, { kept, read, languageOf }: RouteMaterials): RouteFacts | undefined {
  const text = source.text();
  const language = languageOf(source);
  const known = language === undefined ? undefined : kept.routesOf(text, language);
  if (known !== undefined) return known;
  const parsed = read(source);
  return parsed === undefined ? undefined : kept.noteRoutes(text, parsed.tree, parsed.language);
}
