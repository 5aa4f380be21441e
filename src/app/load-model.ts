import { join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import { limits } from '../core/limits.ts';
import { counted } from '../core/plural.ts';
import { err, ok, type Result } from '../core/result.ts';
import { readSafely } from '../io/safe-file.ts';
import type { ModelDiagnostic, Position } from '../model/diagnostic.ts';
import { starterText } from '../model/starter.ts';
import type { ThreatModel } from '../model/types.ts';
import { redactDiagnostics, redactModel } from './redact-model.ts';
import { redactText } from './redact.ts';

/** The name under which a model is looked for, from the root of the repository. */
export const modelName = 'threat-model.yaml';

export interface LoadedModel {
  readonly model: ThreatModel;
  /** The path from the root, or `built-in` for the starter model. */
  readonly source: string;
  /** As it is in the file, for editing it; shown only after `redactText`. */
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
export async function loadModel(
  read: ReadPath,
  wanted: string | undefined,
  memory?: ModelMemory,
): Promise<Result<LoadedModel, ModelFailure>> {
  const path = wanted ?? modelName;
  const file = read(path);
  if (!file.ok) {
    if (wanted === undefined && file.error.includes('ENOENT')) {
      return remembered(starterText, 'built-in', () => err('ENOENT'), memory);
    }
    return err({
      path,
      message: `the threat model ${path} ${file.error.includes('ENOENT') ? 'does not exist' : file.error}`,
      todo: 'Give the path of a model from the root of the repository, or run holdfast init to get a first one.',
      text: '',
      diagnostics: [],
    });
  }
  return remembered(new TextDecoder().decode(file.value), path, read, memory);
}

/** Models that were read before, by a key over their text; reading one anew costs about 100 ms of CPU. */
export interface ModelMemory {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

interface Noted {
  readonly model: ThreatModel;
  readonly positions: readonly (readonly [string, Position])[];
  readonly diagnostics: readonly ModelDiagnostic[];
}

/** Only models that stand alone are remembered: a baseline may change without the model's text changing. */
async function remembered(
  text: string,
  path: string,
  read: ReadPath,
  memory: ModelMemory | undefined,
): Promise<Result<LoadedModel, ModelFailure>> {
  const key = sha256(`${path}\n${text}`);
  const known = memory?.get(key);
  if (known !== undefined) {
    const { model, positions, diagnostics }: Noted = JSON.parse(known);
    return ok({ model, source: path, text, positions: new Map(positions), diagnostics });
  }
  const parsed = await parse(text, path, read);
  if (parsed.ok && parsed.value.model.extends.length === 0) {
    const { model, positions, diagnostics } = parsed.value;
    memory?.set(key, JSON.stringify({ model, positions: [...positions], diagnostics }));
  }
  return parsed;
}

async function parse(text: string, path: string, read: ReadPath): Promise<Result<LoadedModel, ModelFailure>> {
  // Loaded here and not at the top: the schema costs 50 ms, and a remembered model needs none of it.
  const { readModel } = await import('../model/read.ts');
  const reading = readModel(text, path, (baseline) => {
    const file = read(baseline);
    return file.ok ? file.value : undefined;
  });
  const { model, positions } = reading;
  const diagnostics = redactDiagnostics(reading.diagnostics);
  if (model !== undefined)
    return ok({ model: redactModel(model), source: path, text, positions, diagnostics });
  const errors = counted(diagnostics.filter((one) => one.severity === 'error').length, 'error');
  return err({
    path,
    message: `the threat model ${path} has ${errors}`,
    todo: 'Correct the file and run holdfast model check.',
    text: redactText(text),
    diagnostics,
  });
}
