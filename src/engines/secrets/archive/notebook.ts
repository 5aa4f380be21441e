import { limits } from '../../../core/limits.ts';
import type { Member, Unpacked } from './member.ts';

/** The cells of a Jupyter notebook as texts: sources, and outputs as they were printed; undefined for other JSON. */
export function notebookCells(bytes: Buffer): Unpacked | undefined {
  const notebook = parsed(bytes.toString('utf8'));
  const cells =
    list(field(notebook, 'cells')) ?? list(field(list(field(notebook, 'worksheets'))?.[0], 'cells'));
  if (cells === undefined) return undefined;
  const members: Member[] = [];
  for (const [index, cell] of cells.slice(0, limits.notebookCells).entries()) {
    add(members, `cell-${index + 1}/source`, textOf(field(cell, 'source') ?? field(cell, 'input')));
    for (const [number, output] of (list(field(cell, 'outputs')) ?? []).slice(0, 100).entries()) {
      const data =
        field(field(output, 'data'), 'text/plain') ?? field(output, 'text') ?? field(output, 'traceback');
      add(members, `cell-${index + 1}/output-${number + 1}`, textOf(data));
    }
  }
  const more = cells.length > limits.notebookCells;
  return { members, left: more ? ['it has more cells than are looked at'] : [] };
}

function add(members: Member[], name: string, text: string): void {
  if (text !== '') members.push({ name, bytes: Buffer.from(text, 'utf8') });
}

/** Text is one string or a list of lines. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return (list(value) ?? []).filter((line) => typeof line === 'string').join('');
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Not JSON is an answer here; anything else is ours.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
