import { grouped } from '../quantities.ts';

/** A part of the page: given the characters that are left, its text; never longer than that. */
export type Section = (left: number) => string;

export interface Table {
  readonly columns: readonly string[];
  /** Cells that were made harmless already. */
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are in all, when `rows` holds only the first of them. */
  readonly total?: number;
}

/** Characters kept for the line that says how many rows are missing. */
const restRoom = 80;

/** A heading, a sentence and a table. */
export function tableSection(section: Table & { readonly heading: string; readonly intro: string }): Section {
  const intro = section.intro === '' ? '' : `${section.intro}\n\n`;
  return (left) => wrapped({ before: `\n${section.heading}\n\n${intro}`, after: '\n' }, section, left);
}

/** The section within a share of the page, so that what follows has room. */
export function atMost(characters: number, section: Section): Section {
  return (left) => section(Math.min(left, characters));
}

/** A table folded below its summary. */
export function detailsSection(section: Table & { readonly summary: string }): Section {
  const before = `\n<details><summary>${section.summary}</summary>\n\n`;
  return (left) => wrapped({ before, after: '\n</details>\n' }, section, left);
}

function wrapped(around: { before: string; after: string }, table: Table, left: number): string {
  const head = `| ${table.columns.join(' | ')} |\n|${table.columns.map(() => ' --- |').join('')}\n`;
  let room = left - around.before.length - around.after.length - head.length - restRoom;
  if (room < 0) return '';
  const rows: string[] = [];
  for (const cells of table.rows) {
    const row = `| ${cells.join(' | ')} |\n`;
    if (row.length > room) break;
    room -= row.length;
    rows.push(row);
  }
  const missing = (table.total ?? table.rows.length) - rows.length;
  const rest = missing === 0 ? '' : `\n… ${grouped(missing)} more in the JSON report.\n`;
  return around.before + head + rows.join('') + rest + around.after;
}
