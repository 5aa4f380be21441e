import type { Fact } from '../core/fact.ts';
import type { Walk } from '../io/walk.ts';
import { driftOf } from '../model/drift/drift-of.ts';
import type { Drift, ModelEdit } from '../model/drift/drift.ts';
import { flowText } from '../model/flow-text.ts';
import type { Addition } from '../model/propose/propose.ts';
import { readFrom, type LoadedModel } from './load-model.ts';
import type { Ground } from './ground.ts';
import { inspect } from './inspect.ts';
import { lookAt } from './look-at.ts';
import { inventoryIn } from './routes.ts';
import { ignoredLines } from './sast-options.ts';
import { fileAt } from './survey.ts';
import type { Toolbox } from './toolbox.ts';

/** Something that the model lacks for people: what and where, and the lines that say it. */
export interface DriftRow {
  readonly text: string;
  readonly lines: readonly string[];
}

/** What the code of a tree says of routes, data stores and hosts. */
export async function codeFacts(
  { tools }: { readonly tools: Toolbox },
  ground: Ground,
  walk: Walk,
): Promise<readonly Fact[]> {
  const station = { engine: tools.factFinder, options: { ignore: ignoredLines(readFrom(ground.root)) } };
  const files = new Map(walk.files.map((file) => [file.path, file]));
  const inspections = await inspect(
    [{ listing: walk, stations: [station] }],
    [station],
    {
      look: (file, stations) => {
        const looked = lookAt(ground.root, file, stations);
        return 'unread' in looked ? stations.map(() => looked) : looked.events;
      },
      flush: () => undefined,
    },
    {
      paths: [...files.keys()],
      read: (path) => fileAt(ground, files.get(path)),
      signal: new AbortController().signal,
    },
  );
  return inspections.flatMap(({ facts }) => facts);
}

/** What the model does not know of the code, once the proposals are in it: an id that one of them takes is not given again. */
export function driftWith(
  { model }: LoadedModel,
  additions: readonly Addition[],
  facts: readonly Fact[],
): readonly Drift[] {
  const taken = new Set(additions.map(({ id }) => id));
  const drift = driftOf(model, inventoryIn(facts));
  return drift.filter(
    ({ edits }) =>
      !edits.some(
        (edit) => edit.kind === 'item' && typeof edit.item['id'] === 'string' && taken.has(edit.item['id']),
      ),
  );
}

/** The drift for people. */
export function driftRows(drift: readonly Drift[]): readonly DriftRow[] {
  return drift.map(({ what, path, line, because, edits }) => ({
    text: `${what} (${path}:${line}) ${because}`,
    lines: edits.map(editText),
  }));
}

function editText(edit: ModelEdit): string {
  if (edit.kind === 'item') return `${edit.list}: - ${flowText(edit.item)}`;
  return `${edit.id}, ${edit.field}: - ${flowText(edit.value)}`;
}
