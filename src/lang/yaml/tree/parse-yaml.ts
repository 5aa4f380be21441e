import { limits } from '../../../core/limits.ts';
import type { ParseProblem } from '../../parse-problem.ts';
import type { ParseOptions, Parsed } from '../../parsed.ts';
import { TreeBuilder } from '../../tree/builder.ts';
import { addNested } from '../../tree/nested.ts';
import { Symbols } from '../../tree/symbols.ts';
import { readYaml } from '../read-yaml.ts';
import { nestedOf } from './nested-yaml.ts';

/** Reads YAML, or JSON as YAML: the root of each document under one module. Never throws, keeps what it understands. */
export function parseYaml(text: string, options: ParseOptions = {}): Parsed {
  const { nodes, problems } = readYaml(text);
  const builder = new TreeBuilder(options.symbols ?? new Symbols());
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: 'stream' });
  addNested(builder, nestedOf(text, nodes));
  for (const { offset } of problems.slice(0, limits.syntaxErrors)) {
    const start = Math.min(offset, text.length);
    builder.error(start, nodes.length === 0 ? text.length : lineEnd(text, start));
  }
  const first = problems[0];
  const tree = builder.finish('yaml', text);
  if (first === undefined) return { tree, problems: [] };
  const { message, offset } = first;
  return { tree, problems: [{ kind: kindOf(message), start: offset, count: problems.length, message }] };
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** The reader says in words which of its limits was crossed. */
function kindOf(message: string): ParseProblem['kind'] {
  if (message.startsWith('larger than') || message.startsWith('neither plain YAML')) return 'too-large';
  if (message.startsWith('nested deeper')) return 'too-deep';
  return message.startsWith('more than') ? 'too-costly' : 'syntax';
}
