import type { TreeSitterCore } from './core.ts';
import { growTree, nodeFlags, type DecodedTree } from './decoded-tree.ts';
import { typeOfSymbol } from './grammar.ts';

const nodeWords = 5;

/** The same tree by the library's own cursor: the reference for the self-check, and the way out when that fails. */
export function cursorDecode(core: TreeSitterCore, treeAddress: number, into: DecodedTree): void {
  const cursor = new Cursor(core, treeAddress);
  const open: number[] = [];
  into.count = 0;
  for (;;) {
    const node = into.count++;
    if (node === into.type.length) growTree(into);
    cursor.read(into, node);
    if (cursor.go('first_child')) {
      open.push(node);
      continue;
    }
    into.last[node] = node;
    while (!cursor.go('next_sibling')) {
      const parent = open.pop();
      if (parent === undefined || !cursor.go('parent')) {
        cursor.free();
        return;
      }
      into.last[parent] = into.count - 1;
    }
  }
}

class Cursor {
  readonly #core: TreeSitterCore;
  readonly #tree: number;
  readonly #state: number[] = [0, 0, 0, 0];

  constructor(core: TreeSitterCore, tree: number) {
    this.#core = core;
    this.#tree = tree;
    core.call('ts_tree_root_node_wasm', tree);
    core.call('ts_tree_cursor_new_wasm', tree);
    this.#save();
  }

  go(where: 'first_child' | 'next_sibling' | 'parent'): boolean {
    const moved = this.#ask(`ts_tree_cursor_goto_${where}_wasm`);
    this.#save();
    return moved === 1;
  }

  read(into: DecodedTree, node: number): void {
    const core = this.#core;
    into.type[node] = typeOfSymbol(
      into.grammar,
      this.#ask('ts_tree_cursor_current_node_type_id_wasm') & 0xffff,
    );
    into.start[node] = this.#ask('ts_tree_cursor_start_index_wasm');
    into.end[node] = this.#ask('ts_tree_cursor_end_index_wasm');
    into.field[node] = this.#ask('ts_tree_cursor_current_field_id_wasm');
    let flags = this.#ask('ts_tree_cursor_current_node_is_missing_wasm') === 1 ? nodeFlags.missing : 0;
    this.#ask('ts_tree_cursor_current_node_wasm');
    const saved = Array.from({ length: nodeWords }, (_, n) => core.word(core.transferBuffer + n * 4));
    for (const [n, word] of saved.entries()) core.setWord(core.transferBuffer + n * 4, word);
    if (core.call('ts_node_is_extra_wasm', this.#tree) === 1) flags |= nodeFlags.extra;
    into.flags[node] = flags;
  }

  free(): void {
    this.#ask('ts_tree_cursor_delete_wasm');
  }

  #ask(name: string): number {
    for (const [n, word] of this.#state.entries())
      this.#core.setWord(this.#core.transferBuffer + n * 4, word);
    return this.#core.call(name, this.#tree);
  }

  #save(): void {
    for (let n = 0; n < 4; n++) this.#state[n] = this.#core.word(this.#core.transferBuffer + n * 4);
  }
}
