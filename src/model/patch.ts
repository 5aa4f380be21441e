import { isCollection, isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { err, ok, type Result } from '../core/result.ts';
import { flowText, type Plain } from './flow-text.ts';
import type { Dismissal } from './types.ts';
import { keyText, mapAt, openYaml, type YamlSource } from './yaml-source.ts';

/** The lists at the top of a model that items can be added to. */
export type ListName =
  | 'actors'
  | 'assets'
  | 'zones'
  | 'components'
  | 'flows'
  | 'risks'
  | 'threats'
  | 'mitigations'
  | 'accept'
  | 'dismissed'
  | 'reviews';

export type Item = Readonly<Record<string, Plain>>;

/**
 * The text with one more item at the end of a list; the list is made when it is not there. Everything else stays
 * byte for byte. The error says why it cannot be done.
 */
export function addItem(text: string, list: ListName, item: Item): Result<string, string> {
  return patched(text, (source, root) => {
    const pair = root.items.find((one) => keyText(one) === list);
    if (pair === undefined) return appended(source, root, `${list}:${newline(text)}  - ${flowText(item)}`);
    const value = pair.value;
    if (isSeq(value) && value.flow !== true && value.items.length > 0)
      return afterLastItem(source, value, item);
    if (isSeq(value)) return intoFlowList(source, value, item);
    if (isScalar(value) && value.value === null) return intoEmpty(source, pair, item);
    return `"${list}" is not a list`;
  });
}

/** The text with one field of the item with that id set; the field is added when it is not there. */
export function setField(text: string, id: string, field: string, value: Plain): Result<string, string> {
  return patched(text, (source, root) => {
    const item = itemWithId(root, id);
    if (item === undefined) return `there is no item with the id "${id}"`;
    const pair = item.items.find((one) => keyText(one) === field);
    if (pair === undefined) return newField(source, item, flowText({ [field]: value }).slice(1, -1));
    return newValue(source, pair, value);
  });
}

/** The text with one more entry at the end of a list that the item with that id has; the list is made when it is not there. */
export function addToField(text: string, id: string, field: string, value: Plain): Result<string, string> {
  return patched(text, (source, root) => {
    const item = itemWithId(root, id);
    if (item === undefined) return `there is no item with the id "${id}"`;
    const pair = item.items.find((one) => keyText(one) === field);
    if (pair === undefined) return newField(source, item, flowText({ [field]: [value] }).slice(1, -1));
    const list = pair.value;
    if (!isSeq(list)) return newValue(source, pair, [value]);
    return list.flow === true || list.items.length === 0
      ? intoFlowList(source, list, value)
      : afterLastItem(source, list, value, blockText(value));
  });
}

// On a line of its own, text may hold what would need quotes between brackets.
const plainLine = /^[A-Za-z*/][^\x00-\x1f\x7f-\x9f'"`\\|>&!%@#?\u2028\u2029\ufeff]*$/;

function blockText(value: Plain): string {
  const flow = flowText(value);
  if (typeof value !== 'string' || !flow.startsWith('"')) return flow;
  const isPlain = plainLine.test(value) && !/:(?: |$)| $|^\*/.test(value);
  return isPlain && value.includes('/') ? value : flow;
}

/** The text with a proposal turned down for good. */
export function addDismissal(text: string, dismissal: Dismissal): Result<string, string> {
  return addItem(text, 'dismissed', { rule: dismissal.rule, on: dismissal.on, why: dismissal.why });
}

/** Replaces the UTF-16 offsets `start` to `end` by `text`. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function patched(
  text: string,
  plan: (source: YamlSource, root: YAMLMap) => Splice | string,
): Result<string, string> {
  const { source } = openYaml('', text);
  if (source === undefined) return err('the file is not valid YAML; correct it first');
  const root = mapAt(source, []);
  if (root === undefined || root.flow === true) return err('the file is not a list of keys, one per line');
  const splice = plan(source, root);
  if (typeof splice === 'string') return err(splice);
  const out = `${text.slice(0, splice.start)}${splice.text}${text.slice(splice.end)}`;
  if (openYaml('', out).source === undefined)
    return err('the file is written in a way that cannot be patched');
  return ok(out);
}

function newline(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

function appended(source: YamlSource, root: YAMLMap, block: string): Splice {
  const { text } = source;
  const end = newline(text);
  const at = Math.max(endOfLineAfter(text, lastOffset(root)), 0);
  const before = at > 0 && !text.slice(0, at).endsWith('\n') ? end : '';
  return { start: at, end: at, text: `${before}${block}${end}` };
}

function afterLastItem(source: YamlSource, list: YAMLSeq, item: Plain, written = flowText(item)): Splice {
  const { text } = source;
  const first = list.items[0];
  const last = list.items.at(-1);
  const indent = dashIndent(text, isNode(first) ? (first.range?.[0] ?? 0) : (list.range?.[0] ?? 0));
  const at = endOfLineAfter(text, isNode(last) ? lastOffset(last) : lastOffset(list));
  const end = newline(text);
  const before = text.slice(0, at).endsWith('\n') ? '' : end;
  return { start: at, end: at, text: `${before}${indent}- ${written}${end}` };
}

/** The white space before the dash of the item that starts at the offset. */
function dashIndent(text: string, offset: number): string {
  const dash = text.lastIndexOf('-', offset - 1);
  const lineStart = text.lastIndexOf('\n', dash - 1) + 1;
  return text.slice(lineStart, dash).replace(/[^ ]/g, ' ');
}

function intoFlowList(source: YamlSource, list: YAMLSeq, item: Plain): Splice | string {
  const last = list.items.at(-1);
  const closing = (list.range?.[1] ?? 1) - 1;
  if (source.text[closing] !== ']') return 'the list is written in a way that cannot be patched';
  if (last === undefined) return { start: closing, end: closing, text: flowText(item) };
  const at = isNode(last) ? (last.range?.[1] ?? closing) : closing;
  return { start: at, end: at, text: `, ${flowText(item)}` };
}

function intoEmpty(source: YamlSource, pair: Pair, item: Item): Splice {
  const end = newline(source.text);
  const value = isNode(pair.value) ? pair.value.range : undefined;
  if (value && value[1] > value[0]) return { start: value[0], end: value[1], text: `[${flowText(item)}]` };
  const key = isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
  const at = endOfLineAfter(source.text, key);
  const before = source.text.slice(0, at).endsWith('\n') ? '' : end;
  return { start: at, end: at, text: `${before}  - ${flowText(item)}${end}` };
}

function itemWithId(root: YAMLMap, id: string): YAMLMap | undefined {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isPair(node)) open.push(node.value);
    else if (isMap(node)) {
      const own = node.items.find((pair) => keyText(pair) === 'id')?.value;
      if (isScalar(own) && own.value === id) return node;
      open.push(...node.items.toReversed());
    } else if (isSeq(node)) open.push(...node.items.toReversed());
  }
  return undefined;
}

function newField(source: YamlSource, item: YAMLMap, field: string): Splice | string {
  const { text } = source;
  const first = item.items[0]?.key;
  const last = item.items.at(-1);
  if (last === undefined || !isNode(first)) return 'the item is empty';
  if (item.flow === true) {
    const at = lastOffset(last);
    return { start: at, end: at, text: `, ${field}` };
  }
  const start = first.range?.[0] ?? 0;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/[^ ]/g, ' ');
  const at = endOfLineAfter(text, lastOffset(last));
  const end = newline(text);
  const before = text.slice(0, at).endsWith('\n') ? '' : end;
  return { start: at, end: at, text: `${before}${indent}${field}${end}` };
}

function newValue(source: YamlSource, pair: Pair, value: Plain): Splice | string {
  const old = pair.value;
  const key = isNode(pair.key) ? pair.key.range : undefined;
  if (!key) return 'the field is written in a way that cannot be patched';
  if (!isNode(old) || !old.range || old.range[1] === old.range[0]) {
    const colon = source.text.indexOf(':', key[1]);
    return { start: colon + 1, end: colon + 1, text: ` ${flowText(value)}` };
  }
  if (old.anchor !== undefined || old.tag?.startsWith('!') === true)
    return 'the old value has an anchor or a tag';
  const block =
    (isCollection(old) && old.flow !== true) || (isScalar(old) && String(old.type).startsWith('BLOCK'));
  if (!block) return { start: old.range[0], end: old.range[1], text: flowText(value) };
  const colon = source.text.indexOf(':', key[1]);
  return { start: colon + 1, end: contentEnd(source.text, lastOffset(old)), text: ` ${flowText(value)}` };
}

/** The offset just behind the last character that belongs to a node, comments and blank lines left out. */
function lastOffset(node: unknown): number {
  if (isPair(node)) {
    const value = isNode(node.value) ? lastOffset(node.value) : 0;
    return Math.max(value, isNode(node.key) ? keyEnd(node.key) : 0);
  }
  if (isCollection(node) && node.flow !== true && node.items.length > 0) return lastOffset(node.items.at(-1));
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** A key without value still has its colon. */
function keyEnd(key: Node): number {
  return (key.range?.[1] ?? 0) + 1;
}

/** A block scalar ends with its line end, which does not belong to it here. */
function contentEnd(text: string, offset: number): number {
  return text.slice(0, offset).trimEnd().length;
}

/** The start of the next line; a block scalar already ends there. */
function endOfLineAfter(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
