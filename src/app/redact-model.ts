import type { ModelDiagnostic } from '../model/diagnostic.ts';
import type { ThreatModel } from '../model/types.ts';
import { redactText } from './redact.ts';

/** Fields of a model that are words for people; all others are names, paths and globs that mean something exact. */
const wordy: ReadonlySet<string> = new Set(
  'name owner description what why text tech surface protocol auth statement title reason approvedBy ticket open notes who role in replay'.split(
    ' ',
  ),
);

/** The model without secrets in its words, before it is remembered or shown. */
export function redactModel(model: ThreatModel): ThreatModel {
  const json = JSON.stringify(model);
  if (redactText(json) === json) return model;
  const masked: ThreatModel = JSON.parse(json, (key: string, value: unknown) =>
    isWordy(key, value) ? maskValue(value) : value,
  );
  return { ...masked, gate: masked.gate };
}

/** Complaints quote what they complain about. */
export function redactDiagnostics(diagnostics: readonly ModelDiagnostic[]): readonly ModelDiagnostic[] {
  return diagnostics.map((one) => ({
    ...one,
    message: redactText(one.message),
    ...(one.cause === undefined ? {} : { cause: redactText(one.cause) }),
    ...(one.fix === undefined ? {} : { fix: redactText(one.fix) }),
  }));
}

/** A procedure is a path of the repository, or an address, which may hold a password. */
function isWordy(key: string, value: unknown): boolean {
  return wordy.has(key) || (key === 'procedure' && String(value).includes('://'));
}

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  return Array.isArray(value) ? value.map(maskValue) : value;
}
