import { join } from 'node:path';
import { limits } from '../core/limits.ts';
import { counted } from '../core/plural.ts';
import { err, ok, type Result } from '../core/result.ts';
import { readSafely } from '../io/safe-file.ts';
import type { ModelDiagnostic, Position } from '../model/diagnostic.ts';
import { readModel } from '../model/read.ts';
import { starterText } from '../model/starter.ts';
import type { ThreatModel } from '../model/types.ts';

/** The name under which a model is looked for, from the root of the repository. */
export const modelName = 'threat-model.yaml';

export interface LoadedModel {
  readonly model: ThreatModel;
  /** The path from the root, or `built-in` for the starter model. */
  readonly source: string;
  readonly text: string;
  readonly positions: ReadonlyMap<string, Position>;
  /** Warnings only: with an error there is no model. */
  readonly diagnostics: readonly ModelDiagnostic[];
}

/** Why there is no model to work with; `diagnostics` when it could be read as a file. */
export interface ModelFailure {
  readonly path: string;
  readonly message: string;
  readonly todo: string;
  readonly text: string;
  readonly diagnostics: readonly ModelDiagnostic[];
}

/** Gives a file of the tree that the model is read from, by its path from the root. */
export type ReadPath = (path: string) => Result<Uint8Array, string>;

/** Reads from the work tree. */
export function readFrom(root: string): ReadPath {
  return (path) => {
    const read = readSafely(join(root, path), { bytesMax: limits.modelBytes });
    return read.ok ? ok(read.value.content) : read;
  };
}

/**
 * Loads the model at `wanted`, or at the usual place, or the built-in one when nothing is there. A model that was
 * asked for and is missing, or that has an error, is a failure: the built-in one never stands in for it.
 */
export function loadModel(read: ReadPath, wanted: string | undefined): Result<LoadedModel, ModelFailure> {
  const path = wanted ?? modelName;
  const file = read(path);
  if (!file.ok) {
    if (wanted === undefined && file.error.includes('ENOENT')) return builtIn();
    return err({
      path,
      message: `the threat model ${path} ${file.error.includes('ENOENT') ? 'does not exist' : file.error}`,
      todo: 'Give the path of a model from the root of the repository, or run holdfast init to get a first one.',
      text: '',
      diagnostics: [],
    });
  }
  return parse(new TextDecoder().decode(file.value), path, read);
}

function builtIn(): Result<LoadedModel, ModelFailure> {
  return parse(starterText, 'built-in', () => err('ENOENT'));
}

function parse(text: string, path: string, read: ReadPath): Result<LoadedModel, ModelFailure> {
  const reading = readModel(text, path, (baseline) => {
    const file = read(baseline);
    return file.ok ? file.value : undefined;
  });
  const { model, positions, diagnostics } = reading;
  if (model !== undefined) return ok({ model, source: path, text, positions, diagnostics });
  const errors = counted(diagnostics.filter((one) => one.severity === 'error').length, 'error');
  return err({
    path,
    message: `the threat model ${path} has ${errors}`,
    todo: 'Correct the file and run holdfast model check.',
    text,
    diagnostics,
  });
}
