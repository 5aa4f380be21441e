import { assert } from '../core/assert.ts';
import { limits } from '../core/limits.ts';
import { openBaselines, type ReadBaseline } from './baselines.ts';
import { byPlace, type ModelDiagnostic, type Position } from './diagnostic.ts';
import { mergedValue } from './merge.ts';
import { namesIn, positionOf, referenceDiagnostics, tableOf, type Named } from './references.ts';
import { baselineSchema, modelSchema } from './schema.ts';
import { shapeDiagnostics } from './shape.ts';
import type { ThreatModel } from './types.ts';
import { openYaml, type YamlSource } from './yaml-source.ts';

/** What came of reading a model: the model when nothing is wrong with it, and all that is wrong in one go. */
export interface ModelReading {
  readonly model?: ThreatModel;
  /** Where each id stands, in this file or a baseline. */
  readonly positions: ReadonlyMap<string, Position>;
  readonly diagnostics: readonly ModelDiagnostic[];
}

/**
 * Reads a threat model. `path` is relative to the root of the repository; `baselines` gives files of the repository
 * by such a path. Never throws for what the files hold; a model is given only when there is no error.
 */
export function readModel(text: string, path: string, baselines: ReadBaseline): ModelReading {
  const opened = openYaml(path, text);
  if (opened.source === undefined) return { positions: new Map(), diagnostics: opened.diagnostics };
  const shared = openBaselines(opened.source, baselines);
  const sources = [opened.source, ...shared.sources];
  const { names, diagnostics } = tableOf(sources.flatMap(namesIn));
  const found = [
    ...opened.diagnostics,
    ...shared.diagnostics,
    ...shapeDiagnostics(opened.source, modelSchema),
    ...shared.sources.flatMap((source) => shapeDiagnostics(source, baselineSchema)),
    ...diagnostics,
    ...sources.flatMap((source) => referenceDiagnostics(source, names)),
  ];
  return reading(sources, names, bounded(found.toSorted(byPlace)));
}

function reading(
  sources: readonly YamlSource[],
  names: ReadonlyMap<string, Named>,
  diagnostics: readonly ModelDiagnostic[],
): ModelReading {
  const positions = new Map([...names].map(([id, named]) => [id, positionOf(named)]));
  if (diagnostics.some((one) => one.severity === 'error')) return { positions, diagnostics };
  const parsed = modelSchema.safeParse(mergedValue(sources.map((source) => source.raw)));
  assert(parsed.success, 'a model and baselines that are each valid are valid together');
  return { model: parsed.data, positions, diagnostics };
}

/** A person can work on so many at a time. */
function bounded(all: readonly ModelDiagnostic[]): readonly ModelDiagnostic[] {
  const last = all[limits.modelDiagnostics - 1];
  if (last === undefined || all.length <= limits.modelDiagnostics) return all;
  const { cause: _cause, fix: _fix, ...place } = last;
  const severity = all.some((one) => one.severity === 'error') ? 'error' : 'warning';
  const more = { ...place, severity, code: 'too-many', message: 'and more; fix these first' } as const;
  return [...all.slice(0, limits.modelDiagnostics - 1), more];
}
