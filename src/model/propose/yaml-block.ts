import { forTerminal } from '../../core/sanitise.ts';
import { flowText, type Plain } from '../flow-text.ts';

/** One thing of a list, with the comments that stand above it and behind its first line. */
export interface Item {
  readonly above?: readonly string[];
  readonly behind?: string;
  readonly fields: readonly Field[];
}

/** A key with a value on its line, or with a list of things below it. */
export type Field = readonly [key: string, value: Plain | readonly Item[]];

/** Block YAML of keys and lists, as a person would write it; ends with a line end. */
export function blockText(fields: readonly Field[], indent = ''): string {
  return fields.map((field) => fieldText(field, indent)).join('');
}

/** A list of things, each with its comments; `gap` is a blank line between them. */
export function itemsText(items: readonly Item[], indent: string, gap = false): string {
  return items.map((item) => itemText(item, indent)).join(gap ? '\n' : '');
}

/** A comment on a line of its own; foreign text cannot leave it. */
export function commentText(text: string, indent = ''): string {
  return `${indent}# ${forTerminal(text)}\n`;
}

/** The same thing without comments, for a patch. */
export function plainOf({ fields }: Item): Readonly<Record<string, Plain>> {
  return Object.fromEntries(fields.map(([key, value]) => [key, isItems(value) ? value.map(plainOf) : value]));
}

function fieldText([key, value]: Field, indent: string): string {
  if (isItems(value)) return `${indent}${key}:\n${itemsText(value, `${indent}  `)}`;
  return `${indent}${key}: ${flowText(value)}\n`;
}

function itemText({ above = [], behind, fields }: Item, indent: string): string {
  const body = blockText(fields, `${indent}  `);
  const end = body.indexOf('\n');
  const note = behind === undefined ? '' : ` # ${forTerminal(behind)}`;
  const first = `${indent}- ${body.slice(indent.length + 2, end)}${note}`;
  return `${above.map((text) => commentText(text, indent)).join('')}${first}${body.slice(end)}`;
}

function isItems(value: Field[1]): value is readonly Item[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isItem(one));
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && 'fields' in value && Array.isArray(value.fields);
}
