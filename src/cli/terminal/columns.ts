/**
 * East Asian wide and full-width blocks plus pictographs, as first and last code point. Narrower than the Unicode
 * table on purpose: a rare script that is off by a column costs an underline, not a result.
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Terminal columns that one code point takes: 0, 1 or 2. */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (zeroWidth.test(character)) return 0;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Terminal columns that a text takes, when it holds nothing that moves the cursor. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** The text, or its beginning with `…` at the end so that it takes at most `width` columns. */
export function cutTo(text: string, width: number): string {
  let used = 0;
  let kept = 0;
  let at = 0;
  for (const character of text) {
    used += columnsOf(character);
    // Stops at the first column too many, so that the tail of a very long text is never measured.
    if (used > width) return width < 1 ? '' : `${text.slice(0, kept)}…`;
    at += character.length;
    if (used < width) kept = at;
  }
  return text;
}

/** The text cut to `width` and filled with blanks to exactly that. */
export function padTo(text: string, width: number): string {
  const cut = cutTo(text, width);
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

/** The text filled with blanks to `width`; a wider one stays whole. */
export function fillTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Columns of the widest text, as far as the first 200 characters tell. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((max, text) => Math.max(max, widthOf(text.slice(0, 200))), 0);
}
