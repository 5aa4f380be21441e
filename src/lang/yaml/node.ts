/** Places are UTF-16 offsets into the text that was read; `end` is exclusive. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A scalar as written: no type is guessed, so `on`, `1e3` and `no` stay text. An absent value is an empty plain one. */
export interface YamlScalar extends Place {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
}

export interface YamlPair {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMap extends Place {
  readonly kind: 'map';
  readonly pairs: readonly YamlPair[];
  /** Written with braces. */
  readonly flow: boolean;
}

export interface YamlSeq extends Place {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
  readonly flow: boolean;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/** The pair with this key, or undefined when the node is no mapping or has no such key. */
export function pairOf(node: YamlNode | undefined, key: string): YamlPair | undefined {
  return node?.kind === 'map' ? node.pairs.find((pair) => pair.key.text === key) : undefined;
}

/** The value under this key, or undefined. */
export function valueOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return pairOf(node, key)?.value;
}

/** The value under this key when it is a scalar that was really written. */
export function scalarOf(node: YamlNode | undefined, key: string): YamlScalar | undefined {
  const value = valueOf(node, key);
  return value?.kind === 'scalar' && value.end > value.start ? value : undefined;
}

/** The pairs of a mapping; none of anything else. */
export function pairsOf(node: YamlNode | undefined): readonly YamlPair[] {
  return node?.kind === 'map' ? node.pairs : [];
}

/** The items of a sequence; none of anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === 'seq' ? node.items : [];
}
