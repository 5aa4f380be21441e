import { isLanguage, kindOf, languageOf, type Parsers } from '../../src/lang/index.ts';
import { Lines } from '../../src/core/lines.ts';

/** Lines of a text from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines around a change outside of any function that still count as the changed place. */
const linesAround = 3;

/**
 * The outermost functions of a text that lines of a change lie in, as lines. A change outside of functions counts with
 * three lines on both sides. Empty where nothing of the text changed.
 */
export function changedFunctions(
  parsers: Parsers,
  path: string,
  text: string,
  changes: readonly LineRange[],
): readonly LineRange[] {
  const language = languageOf(path);
  if (language === undefined || !isLanguage(language) || changes.length === 0) return [];
  const functions = outermostFunctions(parsers, language, text);
  return changes.flatMap((change) => {
    const within = functions.filter(({ from, to }) => from <= change.to && to >= change.from);
    const around = { from: change.from - linesAround, to: change.to + linesAround };
    return within.length > 0 ? within : [around];
  });
}

function outermostFunctions(
  parsers: Parsers,
  language: Parameters<Parsers['parse']>[0],
  text: string,
): readonly LineRange[] {
  const { tree } = parsers.parse(language, text);
  const lines = new Lines(text);
  const found: LineRange[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind !== 'function' && kind !== 'lambda') continue;
    const end = Math.max(tree.start[node] ?? 0, (tree.end[node] ?? 1) - 1);
    found.push({ from: lines.lineAt(tree.start[node] ?? 0), to: lines.lineAt(end) });
    // What lies inside belongs to it.
    node = tree.last[node] ?? node;
  }
  return found;
}
