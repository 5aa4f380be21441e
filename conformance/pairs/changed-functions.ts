import {
  childIn,
  kindOf,
  isLanguage,
  languageOf,
  type FlatTree,
  type Parsers,
} from '../../src/lang/index.ts';
import { Lines } from '../../src/core/lines.ts';

/** Lines of a text from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines around a change outside of any function that still count as the changed place. */
const linesAround = 3;
/** A function that fills more of the file than this is a wrapper of a module. */
const wrapperShare = 0.6;

/**
 * The functions of a text that lines of a change lie in, as lines: of nested ones the innermost that has a name, as callbacks
 * belong to the function around them. A wrapper around a whole module is no function. A change outside of functions counts
 * with three lines on both sides. Empty where nothing of the text changed.
 */
export function changedFunctions(
  parsers: Parsers,
  path: string,
  text: string,
  changes: readonly LineRange[],
): readonly LineRange[] {
  const language = languageOf(path);
  if (language === undefined || !isLanguage(language) || changes.length === 0) return [];
  const functions = functionsOf(parsers.parse(language, text).tree);
  return changes.flatMap((change) => placesOf(change, functions));
}

interface FunctionPlace extends LineRange {
  readonly named: boolean;
}

function placesOf(change: LineRange, functions: readonly FunctionPlace[]): readonly LineRange[] {
  const places = new Map<string, LineRange>();
  for (let line = change.from; line <= change.to; line++) {
    const place = placeOf(line, functions) ?? { from: line - linesAround, to: line + linesAround };
    places.set(`${place.from} ${place.to}`, place);
  }
  return [...places.values()];
}

/** Functions come in the order of their starts, so the last that holds the line is the innermost. */
function placeOf(line: number, functions: readonly FunctionPlace[]): LineRange | undefined {
  const around = functions.filter(({ from, to }) => from <= line && line <= to);
  return around.findLast(({ named }) => named) ?? around[0];
}

function functionsOf(tree: FlatTree): readonly FunctionPlace[] {
  const lines = new Lines(tree.text);
  const all = lines.lineAt(tree.text.length);
  const found: FunctionPlace[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (kind !== 'function' && kind !== 'lambda') continue;
    const end = Math.max(tree.start[node] ?? 0, (tree.end[node] ?? 1) - 1);
    const place = { from: lines.lineAt(tree.start[node] ?? 0), to: lines.lineAt(end) };
    const named = isNamed(tree, node);
    if (!named && place.to - place.from > wrapperShare * all) continue;
    found.push({ ...place, named });
  }
  return found;
}

const naming: ReadonlySet<string> = new Set(['variable', 'field', 'pair', 'assign']);

/** By its own name, or by what it is the value of. */
function isNamed(tree: FlatTree, node: number): boolean {
  return childIn(tree, node, 'name') >= 0 || naming.has(kindOf(tree, tree.parent[node] ?? 0));
}
