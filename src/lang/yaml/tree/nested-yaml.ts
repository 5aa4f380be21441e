import type { NestedChild, NestedNode } from '../../tree/nested.ts';
import type { YamlNode, YamlScalar } from '../node.ts';

/** The documents of a text as generic nodes: `mapping` of `pair`s, `list`, `scalar` with its text as symbol. */
export function nestedOf(text: string, roots: readonly YamlNode[]): readonly NestedChild[] {
  const plain = !/[&*!]/.test(text);
  const reader = new NestedYaml(text, plain);
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return roots.map((root): NestedChild => {
    const node = reader.node(root, from, text.length);
    from = Math.max(from, node.end);
    return ['none', node];
  });
}

/** Recurses as deep as the reader lets a text be nested (`limits.yamlDepth`). */
class NestedYaml {
  readonly #text: string;
  /** The text has no character that begins an anchor, alias or tag. */
  readonly #plain: boolean;

  constructor(text: string, plain: boolean) {
    this.#text = text;
    this.#plain = plain;
  }

  /** A node that lies between two offsets; one that does not is what an alias stands for. */
  node(node: YamlNode, from: number, to: number): NestedNode {
    const properties = this.#plain ? [] : this.#properties(from, to);
    const alias = properties.find(({ grammar }) => grammar === 'alias');
    const elsewhere = node.start < from || node.start > to;
    const unknown = alias !== undefined && node.start === node.end && alias.start >= node.start;
    if (elsewhere || unknown) return this.#alias(node, alias, from);
    const before = properties.filter(({ end }) => end <= node.start);
    const read = this.#content(node, Math.max(from, before.at(-1)?.end ?? from), to);
    const first = before[0];
    if (first === undefined) return read;
    const children = [...before.map((property): NestedChild => ['modifier', property]), ...read.children];
    return { ...read, start: Math.min(first.start, read.start), children };
  }

  #alias(node: YamlNode, alias: NestedNode | undefined, from: number): NestedNode {
    const [start, end] = alias === undefined ? [from, from] : [alias.start, alias.end];
    const symbol = node.kind === 'scalar' ? node.text : (alias?.symbol ?? '');
    return { kind: 'scalar', start, end, grammar: 'alias', symbol, children: [] };
  }

  #content(node: YamlNode, from: number, to: number): NestedNode {
    if (node.kind === 'scalar') return scalarOf(node, from, to);
    const children: NestedChild[] = [];
    const limit = Math.max(node.start, Math.min(node.end, to));
    let at = node.start;
    const add = (child: NestedNode): void => {
      children.push(['none', child]);
      at = Math.max(at, child.end);
    };
    if (node.kind === 'seq') for (const item of node.items) add(this.node(item, at, limit));
    else for (const { key, value } of node.pairs) add(this.#pair([key, value], at, limit));
    const end = Math.max(at, Math.min(endOf(node), limit));
    const grammar = `${node.flow ? 'flow' : 'block'}_${node.kind === 'seq' ? 'sequence' : 'mapping'}`;
    return { kind: node.kind === 'seq' ? 'list' : 'mapping', start: node.start, end, grammar, children };
  }

  #pair([key, value]: readonly [YamlScalar, YamlNode], from: number, to: number): NestedNode {
    const name = this.node(key, from, to);
    const content = this.node(value, name.end, to);
    const end = Math.max(name.end, content.end);
    return {
      kind: 'pair',
      start: name.start,
      end,
      grammar: 'pair',
      children: [
        ['key', name],
        ['value', content],
      ],
    };
  }

  /** Anchors, tags and an alias that stand between two offsets, before anything else of a value. */
  #properties(from: number, to: number): readonly NestedNode[] {
    const found: NestedNode[] = [];
    let at = from;
    for (;;) {
      layout.lastIndex = at;
      at = Math.min(to, at + (layout.exec(this.#text)?.[0].length ?? 0));
      property.lastIndex = at;
      const symbol = property.exec(this.#text)?.[0];
      if (symbol === undefined || at + symbol.length > to) return found;
      const grammar = symbol.startsWith('*') ? 'alias' : symbol.startsWith('&') ? 'anchor' : 'tag';
      found.push({ kind: 'modifier', start: at, end: at + symbol.length, grammar, symbol, children: [] });
      at += symbol.length;
      if (grammar === 'alias') return found;
    }
  }
}

/** What may stand between a key or dash and its value: blanks, line ends, comments, one indicator of structure. */
const layout = /(?:[\s:,[{?\]}]|-(?=\s)|---|#[^\n]*)*/y;
const property = /[&*][^\s,[\]{}]+|!(?:<[^>\s]*>|[^\s,[\]{}]*)/y;

function scalarOf(node: YamlScalar, from: number, to: number): NestedNode {
  const start = Math.min(Math.max(node.start, from), to);
  const end = Math.max(start, Math.min(node.end, to));
  return { kind: 'scalar', start, end, grammar: node.style, symbol: node.text, children: [] };
}

/** Block nodes end with their last part; those with brackets where the reader says. */
function endOf(node: Exclude<YamlNode, YamlScalar>): number {
  return node.flow ? node.end : node.start;
}
