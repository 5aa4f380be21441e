import { sha256 } from '../../../core/digest.ts';
import { readRules, type RuleFile } from '../../../formats/semgrep/read-rules.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import type { CompiledStore } from '../formula/compiled-store.ts';

/** The rules of a file, from the store when it was read before. */
export function readStoredRules(store: CompiledStore, path: string, text: string): RuleFile {
  const key = `rules\u0000${path}\u0000${sha256(text)}`;
  const known = store.get(key);
  if (known !== undefined) return JSON.parse(known) as RuleFile;
  const read = readRules(path, text, readYaml(text));
  store.set(key, JSON.stringify(read));
  return read;
}
