import type { Fact } from '../core/fact.ts';
import { limits } from '../core/limits.ts';
import type { DriftReport, ModelPatch } from '../core/report.ts';
import { driftOf } from '../model/drift/drift-of.ts';
import { addedLines, withEdits, type Drift } from '../model/drift/drift.ts';
import type { LoadedModel } from './load-model.ts';
import { inventoryIn } from './routes.ts';
import type { Session } from './session.ts';
import type { Survey } from './survey.ts';

/** The drift of a run that looked at the whole code; undefined when it did not, or there is no model of its own. */
export function driftOfRun(
  { loaded, ground }: Pick<Session, 'loaded' | 'ground'>,
  { inspections }: Pick<Survey, 'inspections'>,
): readonly DriftReport[] | undefined {
  const looked = inspections.some(({ engine, report }) => engine.id === 'sast' && report.status !== 'failed');
  if (!looked || ground.focus !== '') return undefined;
  return driftIn(
    loaded,
    inspections.flatMap(({ facts }) => facts),
  );
}

/** What the code has and the model does not know, with the lines to add; undefined for the built-in model. */
export function driftIn(loaded: LoadedModel, facts: readonly Fact[]): readonly DriftReport[] | undefined {
  if (loaded.source === 'built-in') return undefined;
  const found = driftOf(loaded.model, inventoryIn(facts));
  let text = loaded.text;
  return found.map((one, n) => {
    const patched = n < limits.driftPatches ? patchesFor(one, text, loaded.source) : undefined;
    if (patched !== undefined) text = patched.text;
    const { kind, what, path, line, because } = one;
    return { kind, what, path, line, because, patch: patched?.patches ?? [] };
  });
}

/** The lines that one drift adds to a model, each edit by itself; undefined when it cannot be patched. */
export function patchesFor(
  { edits }: Drift,
  text: string,
  path: string,
): { readonly text: string; readonly patches: readonly ModelPatch[] } | undefined {
  let now = text;
  const patches: ModelPatch[] = [];
  for (const edit of edits) {
    const next = withEdits(now, [edit]);
    if (!next.ok) return undefined;
    patches.push({ path, ...addedLines(now, next.value) });
    now = next.value;
  }
  return { text: now, patches };
}

/** The first of them as sentences with the lines to add, and how many more there are. */
export function driftNotices(drift: readonly DriftReport[] | undefined): readonly string[] {
  if (drift === undefined || drift.length === 0) return [];
  const told = drift.slice(0, noticesMax).map(({ what, path, line, because, patch }) => {
    const lines = patch.map(
      (one) =>
        `${one.replaces > 0 ? 'change' : 'add at'} ${one.path}:${one.line}: ${one.lines.map((text) => text.trim()).join(' ⏎ ')}`,
    );
    return [`${what} (${path}:${line}) ${because}`, ...lines].join('; ');
  });
  const more = drift.length - told.length;
  return more === 0
    ? told
    : [...told, `and ${more} more that the model does not know: --format json has them all`];
}

const noticesMax = 2;
