import type { EngineOptions } from '../../core/engine.ts';
import { anyGlobMatches } from '../../core/glob.ts';

/** What can be set for this engine, read from plain data. */
export interface SecretsOptions {
  /** Key of the HMAC that findings are recognised by; without it they are recognised by their place. */
  readonly identityKey: Uint8Array | undefined;
  readonly ignorePaths: readonly string[];
}

/** The cause and the next step when options are not understood. */
export function optionsProblem(options: EngineOptions): string | undefined {
  const known = new Set(['identityKey', 'ignorePaths', 'rules']);
  const unknown = Object.keys(options).find((name) => !known.has(name));
  if (unknown !== undefined) return `unknown option “${unknown}”; there are identityKey and ignorePaths`;
  const { identityKey, ignorePaths } = options;
  if (identityKey !== undefined && !isHexKey(identityKey)) {
    return 'identityKey is not a hex text of at least 32 digits; make one with `openssl rand -hex 32`';
  }
  if (ignorePaths !== undefined && !isTextList(ignorePaths)) return 'ignorePaths is not a list of globs';
  return undefined;
}

/** Options as typed values; what `optionsProblem` refuses is left out. */
export function readOptions(options: EngineOptions): SecretsOptions {
  const { identityKey, ignorePaths } = options;
  return {
    identityKey: isHexKey(identityKey) ? Buffer.from(identityKey, 'hex') : undefined,
    ignorePaths: isTextList(ignorePaths) ? ignorePaths : [],
  };
}

/** Whether the path is one that the options leave out. */
export function isIgnored(options: EngineOptions, path: string): boolean {
  return isTextList(options['ignorePaths']) && anyGlobMatches(options['ignorePaths'], path);
}

function isHexKey(value: unknown): value is string {
  return typeof value === 'string' && /^(?:[0-9a-fA-F]{2}){16,128}$/.test(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
