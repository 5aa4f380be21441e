export interface Font {
  /** Pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** How wide a text is at most in a usual sans-serif font, in pixels; errs on the wide side so that text fits. */
export function textWidth(text: string, font: Font): number {
  let em = 0;
  for (const character of text) em += widthOf(character);
  return Math.ceil(em * font.size * (font.bold ? 1.1 : 1));
}

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e7f) return 1.1;
  if (/[ijl.,:;'|!()[\]I ]/.test(character)) return 0.36;
  if (/[mwMW@%…]/.test(character)) return 1;
  if (/[A-Z]/.test(character)) return 0.72;
  return 0.59;
}

/** The text, cut with … to fit a width in pixels. */
export function shortened(text: string, font: Font, width: number): string {
  if (textWidth(text, font) <= width) return text;
  const characters = [...text].slice(0, 200);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, font) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The text on at most two lines of a width in pixels, the second cut with …. */
export function onTwoLines(text: string, font: Font, width: number): readonly string[] {
  if (textWidth(text, font) <= width) return [text];
  const words = text.slice(0, 200).split(' ');
  let first = '';
  while (words.length > 1) {
    const longer = first === '' ? (words[0] ?? '') : `${first} ${words[0] ?? ''}`;
    if (textWidth(longer, font) > width) break;
    first = longer;
    words.shift();
  }
  if (first === '') return [shortened(text, font, width)];
  return [first, shortened(words.join(' '), font, width)];
}
