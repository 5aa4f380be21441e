import { basename, dirname, join } from 'node:path';
import { limits } from '../core/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { RuleText } from '../engines/secrets/foreign/read-set.ts';
import { kindAt } from '../io/path-kind.ts';
import { readSafely } from '../io/safe-file.ts';
import { walk } from '../io/walk.ts';
import type { RulePlace } from './rule-files.ts';

export type { RuleText } from '../engines/secrets/foreign/read-set.ts';

/** Reads the rules of other secret scanners at a place: one file, or each TOML and YAML file of a folder. The error is for people. */
export function secretRulesIn({ path, written }: RulePlace): Result<readonly RuleText[], string> {
  const kind = kindAt(path);
  if (kind === 'file') return readAll(dirname(path), dirname(written), [basename(path)]);
  if (kind !== 'folder') return err(`${written} does not exist`);
  const { files, passed } = walk(path, { everything: true });
  const large = passed.find(({ target }) => isRuleFile(target));
  if (large !== undefined) return err(`${join(written, large.target)} cannot be read: ${large.reason}`);
  const names = files.map((file) => file.path).filter(isRuleFile);
  return names.length === 0 ? err(`${written} holds no TOML or YAML file`) : readAll(path, written, names);
}

function isRuleFile(name: string): boolean {
  return /\.(?:toml|ya?ml)$/i.test(name);
}

function readAll(
  folder: string,
  shown: string,
  names: readonly string[],
): Result<readonly RuleText[], string> {
  const files: RuleText[] = [];
  for (const name of names) {
    const path = join(shown, name);
    const read = readSafely(join(folder, name), { bytesMax: limits.ruleFileBytes });
    if (!read.ok) return err(`${path} cannot be read: ${read.error.replace(/^cannot be read: /, '')}`);
    files.push({ path, text: read.value.content.toString('utf8') });
  }
  return ok(files);
}
