import { limits } from '../../core/limits.ts';
import { nestingOf } from './depth.ts';
import { readFast } from './fast-reader.ts';
import { readFull } from './full-reader.ts';
import type { YamlNode } from './node.ts';

/** Why a text, or the part from `offset` (UTF-16) on, was not understood. */
export interface YamlProblem {
  readonly message: string;
  readonly offset: number;
}

export interface YamlText {
  /** The root of each document; none when nothing was understood. */
  readonly nodes: readonly YamlNode[];
  readonly problems: readonly YamlProblem[];
}

/** Reads the YAML of a scanned repository. Never throws; size, depth, aliases and nodes are bounded by `limits`. */
export function readYaml(text: string): YamlText {
  if (text.length > limits.yamlBytes) return refused(`larger than ${limits.yamlBytes} bytes`);
  if (text.includes('\0')) return refused('not text: it holds a zero byte');
  const fast = readFast(text, limits.yamlDepth);
  if (fast !== undefined) return { nodes: fast, problems: [] };
  if (text.length > limits.yamlSlowBytes) {
    return refused(`neither plain YAML nor below ${limits.yamlSlowBytes} bytes`);
  }
  if (nestingOf(text, limits.yamlDepth) > limits.yamlDepth) {
    return refused(`nested deeper than ${limits.yamlDepth} levels`);
  }
  return readFull(text);
}

function refused(message: string): YamlText {
  return { nodes: [], problems: [{ message, offset: 0 }] };
}
