/** What a stretch of terminal text can look like. Colour never carries meaning alone. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue' | 'cyan';

/** One function per style; each hands its text back unchanged when colour is off. */
export type Paint = Readonly<Record<Style, (text: string) => string>>;

/** The paint for a terminal that shows colour, or for one that does not. */
export function paintOf(colour: boolean): Paint {
  // SGR codes of ECMA-48, each with the code that ends it.
  return {
    bold: brush(colour, 1, 22),
    dim: brush(colour, 2, 22),
    red: brush(colour, 31, 39),
    yellow: brush(colour, 33, 39),
    green: brush(colour, 32, 39),
    blue: brush(colour, 34, 39),
    cyan: brush(colour, 36, 39),
  };
}

function brush(colour: boolean, on: number, off: number): (text: string) => string {
  if (!colour) return (text) => text;
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}
