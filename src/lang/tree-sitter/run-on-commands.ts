import { nodeFlags, type DecodedTree } from './decoded-tree.ts';

/**
 * The text with `;` for every line end that tree-sitter-bash took for a blank between the words of a command, or
 * undefined when there is none. It does so in pipelines when a later line redirects. Offsets stay as they are.
 */
export function separatedCommands(tree: DecodedTree): string | undefined {
  const { text } = tree;
  let separated = '';
  let done = 0;
  for (let node = 0; node < tree.count; node++) {
    if (tree.grammar.types[tree.type[node] ?? 0] !== 'command') continue;
    for (const at of lineEndsIn(tree, node)) {
      if (at < done) continue;
      separated += `${text.slice(done, at)};`;
      done = at + 1;
    }
  }
  return done === 0 ? undefined : separated + text.slice(done);
}

/** The first line end between any two words of a command that nothing escapes. */
function lineEndsIn(tree: DecodedTree, command: number): readonly number[] {
  const found: number[] = [];
  const last = tree.last[command] ?? command;
  let from = -1;
  for (let child = command + 1; child <= last; child = (tree.last[child] ?? child) + 1) {
    if (((tree.flags[child] ?? 0) & nodeFlags.extra) !== 0) continue;
    const start = tree.start[child] ?? 0;
    const at = from < 0 ? -1 : freeLineEnd(tree.text, from, start);
    if (at >= 0) found.push(at);
    from = tree.end[child] ?? start;
  }
  return found;
}

function freeLineEnd(text: string, from: number, to: number): number {
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    const before = text[at - 1] === '\r' ? text[at - 2] : text[at - 1];
    if (before !== '\\') return at;
  }
  return -1;
}
