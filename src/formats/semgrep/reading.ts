import { limits } from '../../core/limits.ts';
import type { Lines } from '../../core/lines.ts';
import type { RulePlace } from './formula.ts';
import type { RuleNote } from './rule.ts';
import type { RuleMap, RuleNode, RuleScalar } from './yaml-node.ts';

/** What is known while one rule is read. Whatever a reader does not honour becomes a note, never silence. */
export interface Reading {
  readonly path: string;
  readonly lines: Lines;
  readonly rule: string;
  readonly notes: RuleNote[];
  /** Formulas and conditions so far. */
  parts: number;
}

/** The place of a node. */
export function placeOf(reading: Reading, node: RuleNode): RulePlace {
  const { line, column } = reading.lines.span(node.start, node.start);
  return { line, column };
}

/** Notes that the rule cannot run, and why. */
export function reject(reading: Reading, node: RuleNode, key: string, reason: string): undefined {
  addNote(reading, node, { effect: 'rule-rejected', key, reason });
}

/** Notes that the rule runs without this key. */
export function ignoreKey(reading: Reading, node: RuleNode, key: string, reason: string): void {
  addNote(reading, node, { effect: 'key-ignored', key, reason });
}

function addNote(
  reading: Reading,
  node: RuleNode,
  note: { readonly effect: RuleNote['effect']; readonly key: string; readonly reason: string },
): void {
  const { path, rule, notes } = reading;
  if (notes.length >= limits.ruleNotes) return;
  notes.push({ path, rule, ...note, ...placeOf(reading, node) });
}

/** The text of a scalar that was really written; rejects the rule otherwise. */
export function textOf(reading: Reading, node: RuleNode, key: string): string | undefined {
  if (node.kind === 'scalar' && (node.text !== '' || node.style !== 'plain')) return node.text;
  return reject(reading, node, key, node.kind === 'scalar' ? 'it has no value' : 'expected text');
}

/** The items of a list; rejects the rule when it is none. */
export function listOf(reading: Reading, node: RuleNode, key: string): readonly RuleNode[] | undefined {
  return node.kind === 'seq' ? node.items : reject(reading, node, key, 'expected a list');
}

/** A list of texts, or one text in place of a list. */
export function textsOf(reading: Reading, node: RuleNode, key: string): readonly string[] | undefined {
  const items = node.kind === 'seq' ? node.items : [node];
  const texts: string[] = [];
  for (const item of items) {
    const text = textOf(reading, item, key);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

/** Yes or no; rejects the rule when it is neither. */
export function flagOf(reading: Reading, node: RuleNode, key: string): boolean | undefined {
  const word = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  return reject(reading, node, key, 'expected true or false');
}

/** A whole number; rejects the rule otherwise. */
export function integerOf(reading: Reading, node: RuleNode, key: string): number | undefined {
  const value = node.kind === 'scalar' && /^[-+]?\d{1,15}$/.test(node.text) ? Number(node.text) : undefined;
  return value ?? reject(reading, node, key, 'expected a whole number');
}

/** The keys of one mapping, taken one by one, so that what nobody took can be told. */
export class Fields {
  readonly node: RuleMap;
  readonly #left = new Map<string, { readonly key: RuleScalar; readonly value: RuleNode }>();

  constructor(node: RuleMap) {
    this.node = node;
    for (const pair of node.pairs) this.#left.set(pair.key.text, pair);
  }

  /** The value under a key; undefined when it is not there. */
  take(key: string): RuleNode | undefined {
    const pair = this.#left.get(key);
    this.#left.delete(key);
    return pair?.value;
  }

  has(key: string): boolean {
    return this.#left.has(key);
  }

  /** What nobody has taken. */
  left(): readonly { readonly key: RuleScalar; readonly value: RuleNode }[] {
    return [...this.#left.values()];
  }
}

/** The keys of a mapping; rejects the rule when it is none, or when a key comes twice. */
export function fieldsOf(reading: Reading, node: RuleNode, key: string): Fields | undefined {
  if (node.kind !== 'map') return reject(reading, node, key, 'expected keys and values');
  const seen = new Set<string>();
  for (const { key: name } of node.pairs) {
    if (seen.has(name.text)) return reject(reading, name, name.text, 'the key comes twice');
    seen.add(name.text);
  }
  return new Fields(node);
}

/** A required text under a key. */
export function requiredText(reading: Reading, fields: Fields, key: string): string | undefined {
  const node = fields.take(key);
  return node === undefined ? reject(reading, fields.node, key, 'it is missing') : textOf(reading, node, key);
}

/** An optional value: what is not there is `absent`, what is there must be good. */
export function optional<T>(
  fields: Fields,
  key: string,
  absent: T,
  read: (node: RuleNode) => T | undefined,
): T | undefined {
  const node = fields.take(key);
  return node === undefined ? absent : read(node);
}

/** Rejects the rule for the first key that nobody took: in a formula it could change what matches. */
export function rejectLeft(reading: Reading, fields: Fields): boolean {
  const [first] = fields.left();
  if (first === undefined) return false;
  reject(reading, first.key, first.key.text, 'the key is not known here');
  return true;
}
