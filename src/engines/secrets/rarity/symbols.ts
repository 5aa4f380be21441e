/** Letters in one case, digits, a change to upper case, a separator, and anything else. */
export const symbolCount = 39;
const capital = 36;
const separator = 37;
const other = 38;

/** The text as symbols of the rarity model, behind two separators. */
export function symbolsOf(text: string): readonly number[] {
  const symbols = [separator, separator];
  let isLower = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) {
      if (isLower) symbols.push(capital);
      symbols.push(code - 0x41);
    } else symbols.push(symbolOf(code));
    isLower = code >= 0x61 && code <= 0x7a;
  }
  return symbols;
}

function symbolOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  // - . / : _ and the space
  return separators.has(code) ? separator : other;
}

const separators: ReadonlySet<number> = new Set([0x20, 0x2d, 0x2e, 0x2f, 0x3a, 0x5f]);
